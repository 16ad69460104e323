using System.Numerics.Tensors;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Sentiment;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Encoder;

/// <summary>Names and sentiment by the encoder, one pass over each sentence.</summary>
internal sealed class EncoderEngine(
    ReaderParts parts, EncoderModel model, WordPieces vocabulary, EncoderSettings settings, NameSteps steps = NameSteps.All, long storeLimit = PassageStore.UsualLimit) : IEngine
{
    private readonly PassageStore _store = new(storeLimit);
    private readonly SentenceGate _gate = new(parts);

    public bool HasProbabilities => true;

    public IEngineDesk NewDesk() => new Desk(this);

    private sealed class Desk(EncoderEngine engine) : IEngineDesk
    {
        private readonly EncoderPass _pass = engine.NewPass();
        private readonly EncoderNames _names = engine.NewNames();
        private readonly float[] _pulls = new float[Passages.Longest];
        private readonly float[] _vector = new float[EncoderModel.Width];

        public void FindNames(ReadText text, List<NameSpan> into)
        {
            _pass.Run(text, engine._gate);
            _names.Find(text, _pass, into);
        }

        public Evidence? Judge(ReadText text, int sentence, ReadOnlySpan<NameSpan> mentions, SentimentDomain domain)
        {
            var target = mentions[0];
            foreach (var passage in _pass.PassagesOf(sentence))
            {
                if (target.First >= passage.First && target.First < passage.End)
                {
                    return JudgeIn(text, passage, target.First, Math.Min(target.End, passage.End), domain is SentimentDomain.Finance);
                }
            }

            return null;
        }

        private Evidence JudgeIn(ReadText text, Passage passage, int first, int end, bool finance)
        {
            Span<float> logits = stackalloc float[SentimentReader.Labels];
            var pulls = _pulls.AsSpan(0, passage.Pieces);
            TargetSentiment.Of(
                _pass.SentimentOf(passage), _pass.Passages.PieceOf(passage, first), _pass.Passages.PieceOf(passage, end), finance, engine.Settings, logits, pulls);
            var span = text.Sentences[passage.Sentence];
            return new(
                text.SpanOf(span.First, span.End), FindingOf(logits),
                HeaviestWords.Of(text, passage.First, SumByToken(passage, pulls)));
        }

        // In place: a token stands at or before its first piece.
        private Span<float> SumByToken(Passage passage, Span<float> pulls)
        {
            for (var token = passage.First; token < passage.End; token++)
            {
                var (from, to) = (_pass.Passages.PieceOf(passage, token), _pass.Passages.PieceOf(passage, token + 1));
                pulls[token - passage.First] = TensorPrimitives.Sum(pulls[from..to]);
            }

            return pulls[..(passage.End - passage.First)];
        }

        public ReadOnlySpan<float> VectorOf(ReadText text) => _pass.TryVector(text, _vector) ? _vector : [];

        public SentimentFinding? ToneOf(ReadText text)
        {
            Span<double> sums = stackalloc double[SentimentReader.Labels];
            Span<float> scores = stackalloc float[SentimentReader.Labels];
            var weights = 0.0;
            for (var i = 0; i < _pass.Passages.All.Count; i++)
            {
                TensorPrimitives.Divide(_pass.ToneOf(i), (float)engine.Settings.ToneTemperature, scores);
                TensorPrimitives.SoftMax(scores, scores);
                var weight = _pass.Passages.All[i].Sentence < text.TitleSentences ? ArticleSentiment.TitleWeight : 1;
                weights += weight;
                for (var label = 0; label < sums.Length; label++)
                {
                    sums[label] += weight * scores[label];
                }
            }

            if (weights == 0)
            {
                return null;
            }

            TensorPrimitives.Divide(sums, weights, sums);
            return ArticleSentiment.ToFinding(sums);
        }

        private static SentimentFinding FindingOf(Span<float> logits)
        {
            Span<double> scores = stackalloc double[SentimentReader.Labels];
            TensorPrimitives.ConvertTruncating<float, double>(logits, scores);
            TensorPrimitives.SoftMax(scores, scores);
            return ArticleSentiment.ToFinding(scores);
        }
    }

    private EncoderSettings Settings => settings;

    private EncoderPass NewPass() => new(model, vocabulary, _store);

    private EncoderNames NewNames() => new(parts, settings.NamesTemperature, steps);
}
