using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Names;
using NewsMonitor.Training.Sentiment;
using NewsMonitor.Training.Topics;

namespace NewsMonitor.Training.Encoder;

/// <summary>What is to be learned from one text.</summary>
internal abstract record Lesson(PieceRow Row)
{
    /// <param name="Tags">Per piece the right tag, or −1: not judged.</param>
    /// <param name="HasOther">False where the set does not mark other names: outside may be "other".</param>
    public sealed record Names(PieceRow Row, int[] Tags, bool HasOther) : Lesson(Row)
    {
        public static Names Of(WordPieces pieces, TaggedSentence sentence)
        {
            var row = PieceRow.Of(pieces, sentence.Cut());
            var tags = new int[row.Length];
            for (var i = 0; i < tags.Length; i++)
            {
                var token = row.Tokens[i];
                var tag = token < 0 ? TaggedSentence.Any : sentence.Tags[token];
                // The pieces behind a token's first are inside of its name.
                tags[i] = tag > NameTags.Outside && token == row.Tokens[i - 1] && tag % 2 == 1 ? tag + 1 : tag;
            }

            return new(row, tags, sentence.HasOther);
        }
    }

    /// <param name="Right">Classes of topics, one of which is right.</param>
    public sealed record Topics(PieceRow Row, int[] Right) : Lesson(Row)
    {
        public static Topics Of(WordPieces pieces, TopicText text)
        {
            var read = new ReadText();
            text.Fill(read);
            return new(PieceRow.Of(pieces, read), text.Topics);
        }
    }

    /// <summary>A text that nobody labelled: its lesson is what teachers say of it.</summary>
    public sealed record Unlabelled(PieceRow Row) : Lesson(Row);

    /// <summary>All targets of one text.</summary>
    /// <param name="Domain">0 news, 1 finance.</param>
    public sealed record Sentiment(PieceRow Row, Target[] Targets, int Domain) : Lesson(Row)
    {
        public bool IsNeutral => Targets.All(target => target.Label == 1);

        /// <summary>What the text says as a whole, 0 … 2; −1 where its targets disagree.</summary>
        public int Tone => Targets.All(target => target.Label == Targets[0].Label) ? Targets[0].Label : -1;

        public static Sentiment? Of(WordPieces pieces, IReadOnlyList<TargetText> targets, int domain)
        {
            var read = new ReadText();
            read.Begin("", targets[0].Text);
            read.AddBody(0, targets[0].Text.Length);
            var row = PieceRow.Of(pieces, read, FirstToken(pieces, read, targets));
            var found = new List<Target>();
            foreach (var target in targets)
            {
                var at = Enumerable.Range(0, row.Length).Where(i => row.Tokens[i] >= 0 && Overlaps(read.Tokens[row.Tokens[i]], target)).ToArray();
                if (at.Length > 0)
                {
                    found.Add(new(at[0], at[^1] + 1, target.Label));
                }
            }

            return found.Count == 0 ? null : new(row, [.. found], domain);
        }

        // A text that is too long begins at the sentence of its first target.
        private static int FirstToken(WordPieces pieces, ReadText read, IReadOnlyList<TargetText> targets)
        {
            if (PieceRow.Of(pieces, read).Tokens[^2] >= read.Tokens.Count - 1)
            {
                return 0;
            }

            var first = targets.Min(target => target.From);
            return read.Sentences.Where(sentence => read.Tokens[sentence.First].Start <= first).Select(sentence => sentence.First).DefaultIfEmpty(0).Max();
        }

        private static bool Overlaps(Token token, TargetText target) => token.End > target.From && token.Start < target.To;
    }

    /// <summary>Pieces <c>First … End−1</c> and how the text speaks of them: 0 negative, 1 neutral, 2 positive.</summary>
    public readonly record struct Target(int First, int End, int Label);
}
