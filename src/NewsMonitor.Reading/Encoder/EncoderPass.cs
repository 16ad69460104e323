using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Reading.Encoder;

/// <summary>
/// What the encoder says of an article's passages. Each passage is a pass of its own: int8 products are scaled by all that is in a pass, so only
/// alone does a sentence get the same numbers whatever stands beside it, and a passage that was read before need not be passed again. Reused from
/// article to article.
/// </summary>
internal sealed class EncoderPass(EncoderModel model, WordPieces vocabulary, PassageStore store)
{
    private const int Labels = 3;
    private readonly long[] _ids = new long[Passages.Longest];
    private readonly long[] _types = new long[Passages.Longest];
    private readonly char[] _key = new char[PassageStore.KeyLength(Passages.Longest)];
    private readonly List<float> _names = [];
    private readonly List<float> _sentiment = [];
    private readonly List<float> _tone = [];
    private readonly List<float> _vectors = [];
    private readonly List<Range> _ofSentence = [];

    public Passages Passages { get; } = new(vocabulary);

    /// <summary>Reads the title, the first sentence, and all that may hold a name, as far as the article has room.</summary>
    /// <param name="text">The article.</param>
    /// <param name="gate">Null: all sentences may.</param>
    public void Run(ReadText text, SentenceGate? gate)
    {
        Passages.Clear();
        _ofSentence.Clear();
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            var before = Passages.All.Count;
            if (sentence < Math.Max(1, text.TitleSentences) || gate is null || gate.MayHoldName(text, text.Sentences[sentence]))
            {
                Passages.TryAdd(text, sentence);
            }

            _ofSentence.Add(before..Passages.All.Count);
        }

        CollectionsMarshal.SetCount(_names, text.Tokens.Count * NameTags.Count);
        CollectionsMarshal.SetCount(_sentiment, Passages.Ids.Count * TargetSentiment.Width);
        CollectionsMarshal.SetCount(_tone, Passages.All.Count * Labels);
        CollectionsMarshal.SetCount(_vectors, Passages.All.Count * EncoderModel.Width);
        for (var i = 0; i < Passages.All.Count; i++)
        {
            RunPassage(i);
        }
    }

    /// <summary>Its passages; none where it was not read.</summary>
    public ReadOnlySpan<Passage> PassagesOf(int sentence) => CollectionsMarshal.AsSpan(Passages.All)[_ofSentence[sentence]];

    /// <summary>Tag logits, nine per token. Only for a sentence that was read.</summary>
    public ReadOnlySpan<float> NamesOf(Sentence sentence) =>
        CollectionsMarshal.AsSpan(_names).Slice(sentence.First * NameTags.Count, sentence.Count * NameTags.Count);

    public ReadOnlySpan<float> SentimentOf(Passage passage) =>
        CollectionsMarshal.AsSpan(_sentiment).Slice(passage.Piece * TargetSentiment.Width, passage.Pieces * TargetSentiment.Width);

    /// <param name="passage">Index among all passages.</param>
    public ReadOnlySpan<float> ToneOf(int passage) => CollectionsMarshal.AsSpan(_tone).Slice(passage * Labels, Labels);

    /// <summary>Where the text's beginning lies: the mean over the passages that its topics' words come from, by their length, the title twice.</summary>
    /// <param name="text">The article that was run.</param>
    /// <param name="into"><see cref="EncoderModel.Width"/> numbers.</param>
    /// <returns>False: nothing was read.</returns>
    public bool TryVector(ReadText text, Span<float> into)
    {
        into.Clear();
        var weights = 0f;
        for (var i = 0; i < Passages.All.Count && Passages.All[i].First < text.BodyFirst + TopicFeatures.BodyTokens; i++)
        {
            var passage = Passages.All[i];
            var weight = passage.Pieces * (passage.First < text.BodyFirst ? TopicFeatures.TitleWeight : 1);
            TensorPrimitives.MultiplyAdd(CollectionsMarshal.AsSpan(_vectors).Slice(i * EncoderModel.Width, EncoderModel.Width), weight, into, into);
            weights += weight;
        }

        if (weights > 0)
        {
            TensorPrimitives.Divide(into, weights, into);
        }

        return weights > 0;
    }

    private void RunPassage(int index)
    {
        var passage = Passages.All[index];
        var numbers = NumbersOf(passage);
        var into = CollectionsMarshal.AsSpan(_names);
        for (var token = passage.First; token < passage.End; token++)
        {
            // A token's first piece decides its tag.
            numbers.Names.AsSpan(Passages.PieceOf(passage, token) * NameTags.Count, NameTags.Count).CopyTo(into[(token * NameTags.Count)..]);
        }

        numbers.Sentiment.CopyTo(CollectionsMarshal.AsSpan(_sentiment)[(passage.Piece * TargetSentiment.Width)..]);
        numbers.Tone.CopyTo(CollectionsMarshal.AsSpan(_tone)[(index * Labels)..]);
        numbers.Vector.CopyTo(CollectionsMarshal.AsSpan(_vectors)[(index * EncoderModel.Width)..]);
    }

    private PassageNumbers NumbersOf(Passage passage)
    {
        var ids = CollectionsMarshal.AsSpan(Passages.Ids).Slice(passage.Piece, passage.Pieces);
        var types = CollectionsMarshal.AsSpan(Passages.Types).Slice(passage.Piece, passage.Pieces);
        var key = _key.AsSpan(0, PassageStore.KeyLength(passage.Pieces));
        PassageStore.WriteKey(ids, types, key);
        if (store.Find(key) is { } known)
        {
            return known;
        }

        for (var i = 0; i < passage.Pieces; i++)
        {
            (_ids[i], _types[i]) = (ids[i], types[i]);
        }

        using var outputs = model.Run(_ids.AsMemory(0, passage.Pieces), _types.AsMemory(0, passage.Pieces));
        var numbers = new PassageNumbers(Copy(outputs[0]), Copy(outputs[1]), Copy(outputs[2]), Copy(outputs[3]));
        store.Add(key, numbers);
        return numbers;

        static float[] Copy(OrtValue output) => output.GetTensorDataAsSpan<float>().ToArray();
    }
}
