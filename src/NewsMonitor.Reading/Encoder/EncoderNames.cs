using NewsMonitor.Domain;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Encoder;

/// <summary>What is done to the encoder's names, step by step, so that scores can tell what each gives.</summary>
[Flags]
internal enum NameSteps
{
    None = 0,
    /// <summary>Cut to what is called by the name: titles, possessives, "the"; half words joined; peoples and days thrown out.</summary>
    Cut = 1,
    /// <summary>Well-known names have their known kind, and are added where the encoder left them out.</summary>
    Known = 2,
    /// <summary>One kind per name and article.</summary>
    OneKind = 4,
    /// <summary>A name sure in one sentence is one in the others too.</summary>
    Repeated = 8,
    All = Cut | Known | OneKind | Repeated,
}

/// <summary>The names of an article, from what the encoder said of its sentences.</summary>
internal sealed class EncoderNames(ReaderParts parts, double temperature, NameSteps steps)
{
    private readonly NameRules _rules = new(parts.Knowledge, parts.Gazetteer, parts.Lexicon, overrules: steps.HasFlag(NameSteps.Known));
    private readonly NameDecoder _decoder = new(temperature);
    private readonly ArticleNames _article = new(parts.Lexicon);

    public void Find(ReadText text, EncoderPass pass, List<NameSpan> into)
    {
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            FindIn(text, s, pass, into);
        }

        if (steps.HasFlag(NameSteps.OneKind))
        {
            _article.GiveOneKind(text, into);
        }

        if (steps.HasFlag(NameSteps.Repeated))
        {
            _article.AddRepeated(text, into);
        }
    }

    private void FindIn(ReadText text, int index, EncoderPass pass, List<NameSpan> into)
    {
        var sentence = text.Sentences[index];
        var style = StyleOf(text, sentence);
        var free = sentence.First;
        if (!pass.PassagesOf(index).IsEmpty)
        {
            _decoder.Look(pass.NamesOf(sentence));
            var tags = _decoder.Best;
            for (var i = 0; i < tags.Length;)
            {
                var end = i + 1;
                if (tags[i] != NameTags.Outside)
                {
                    while (end < tags.Length && tags[end] == tags[i] + 1)
                    {
                        end++;
                    }

                    AddKnown(text, index, free, sentence.First + i, style, into);
                    Add(text, index, sentence.First + i, sentence.First + end, NameTags.KindOf(tags[i]), _decoder.ProbabilityOf(i, end, NameTags.KindOf(tags[i])), into);
                    free = sentence.First + end;
                }

                i = end;
            }
        }

        AddKnown(text, index, free, sentence.End, style, into);
    }

    private void Add(ReadText text, int sentence, int first, int end, SubjectKind kind, float probability, List<NameSpan> into)
    {
        if (steps.HasFlag(NameSteps.Cut))
        {
            _rules.Add(text, sentence, first, end, kind, probability, into);
        }
        else
        {
            into.Add(new(sentence, first, end, kind, Sense: -1, FoundBy.Tagger, probability));
        }
    }

    private void AddKnown(ReadText text, int sentence, int from, int to, int style, List<NameSpan> into)
    {
        if (steps.HasFlag(NameSteps.Known))
        {
            _rules.AddKnown(text, sentence, from, to, style, into);
        }
    }

    private static int StyleOf(ReadText text, Sentence sentence) =>
        SentenceView.StyleOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(text.Tokens), sentence);
}
