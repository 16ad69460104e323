using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Judging;

public sealed class EventFoldLaws
{
    private static readonly string[] Vocabulary = ["crane", "port", "strike", "mayor", "ferry", "the", "says", "bank", "rate", "storm", "coast", "vote"];

    private static readonly Gen<Sighting> Article =
        from words in Gen.Int[0, Vocabulary.Length - 1].Array[0, 5]
        from text in Gen.Frequency((6, Gen.Const((string?)null)), (1, Some.OneOf<string?>("a", "b", "c")))
        from story in Gen.Frequency((6, Gen.Const((string?)null)), (1, Some.OneOf<string?>("x", "y")))
        select Some.Sighting(1, 0, "bbc", string.Join(' ', words.Select(word => Vocabulary[word]))) with { TextKey = text, Story = story };

    /// <summary>Articles that come, each with what else happens after it: whether an event goes on to another state, one is over, all is read back from where it was kept.</summary>
    [Fact]
    public void The_event_found_is_the_one_that_weighing_every_word_of_every_event_anew_finds() =>
        Gen.Select(Article.Array[1, 60], Some.OneOf<string[]>([], ["port"], ["crane", "the"]), Gen.Int[0, int.MaxValue]).Sample((articles, own, seed) =>
        {
            var (random, ownWords, fold) = (new Random(seed), own.ToHashSet(StringComparer.Ordinal), new EventFold([]));
            for (var i = 0; i < articles.Length; i++)
            {
                var seen = articles[i] with { Article = new($"a{i}"), Source = $"source{i % 7}" };
                var words = EventWords.Of(seen);
                var index = fold.Find(seen, words, ownWords);
                Assert.Equal(Plain([.. fold.Running], seen, words, ownWords), index);
                if (index < 0)
                {
                    fold.Add(RunningEvent.Of(seen, words, Some.Start));
                }
                else
                {
                    fold[index] = fold[index].With(seen, words, Some.Start);
                }

                if (random.Next(6) == 0)
                {
                    fold.RemoveAt(random.Next(fold.Count));
                }

                fold = random.Next(6) == 0 ? new(fold.Running) : fold;
            }
        }, iter: 300);

    private static int Plain(IReadOnlyList<RunningEvent> running, Sighting seen, IReadOnlyCollection<string> words, HashSet<string> own)
    {
        for (var i = 0; i < running.Count; i++)
        {
            if ((seen.Story is not null && running[i].Story == seen.Story) || (seen.TextKey is not null && running[i].Texts.Contains(seen.TextKey)))
            {
                return i;
            }
        }

        var telling = EventWords.Telling(seen, words).ToList();
        var (best, bestAlike) = (-1, 0.2);
        for (var i = 0; i < running.Count; i++)
        {
            var other = running[i].Words.ToDictionary(word => word.Word, word => Weight(word.Word) * word.Articles / running[i].Articles);
            var shared = telling.Where(other.ContainsKey).Sum(word => Weight(word) * other[word]);
            var alike = shared == 0 ? 0 : shared / Math.Sqrt(other.Values.Sum(part => part * part)) / Math.Sqrt(words.Sum(word => Weight(word) * Weight(word)));
            var isOtherStory = running[i].Story is not null && seen.Story is not null;
            (best, bestAlike) = !isOtherStory && alike >= bestAlike - 1e-9 ? (i, alike) : (best, bestAlike);     // sums in another order may differ in the last place
        }

        return best;

        double Weight(string word)
        {
            var events = running.Count(other => other.Words.Any(one => one.Word == word)) + (own.Contains(word) ? 20 : 0);
            return Math.Log(1 + (running.Count + 21d) / (events + 1d));
        }
    }
}
