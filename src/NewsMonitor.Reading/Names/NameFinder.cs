using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Names;

/// <summary>Names of a text: the tagger's, cut to what is called by them, and well-known ones that it left out.</summary>
internal sealed class NameFinder(KnowledgeBase knowledge, Gazetteer gazetteer, Lexicon lexicon, NameTagger tagger)
{
    private readonly NameRules _rules = new(knowledge, gazetteer, lexicon);

    public SentenceView NewView() => new(lexicon, gazetteer);

    public void Find(ReadText text, SentenceView view, TagBuffer buffer, List<NameSpan> into)
    {
        for (var s = 0; s < text.Sentences.Count; s++)
        {
            var sentence = text.Sentences[s];
            view.Look(text, sentence);
            tagger.Tag(view, buffer);
            var free = sentence.First;
            for (var i = 0; i < sentence.Count;)
            {
                var tag = (int)buffer.Tags[i];
                var end = i + 1;
                if (tag != NameTags.Outside)
                {
                    while (end < sentence.Count && buffer.Tags[end] == tag + 1)
                    {
                        end++;
                    }

                    _rules.AddKnown(text, s, free, sentence.First + i, view.Style, into);
                    _rules.Add(text, s, sentence.First + i, sentence.First + end, NameTags.KindOf(tag), probability: 0, into);
                    free = sentence.First + end;
                }

                i = end;
            }

            _rules.AddKnown(text, s, free, sentence.End, view.Style, into);
        }
    }
}
