using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

public sealed class SightingLaws
{
    private static readonly SubjectId Oslo = SubjectId.Unlinked(SubjectKind.Place, "Oslo");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>But for those that one source sent in one minute with one text, which the log's changes do not tell apart.</summary>
    [Fact]
    public async Task What_is_seen_of_articles_adds_up_to_what_each_counts_for() => await Gen.Select(Streams.Batches, Gen.Shuffle(Enumerable.Range(0, 4).ToArray())).SampleAsync(
        async (streams, minutes) =>
        {
            var batches = streams.Select(batch => batch.Select(submission => submission is Submission.Text text
                ? text with { Article = text.Article with { PublishedAt = Some.Noon.AddMinutes(-minutes[int.Parse(text.Key.Id, null) - 1]) } } : submission).ToList());
            using var folder = new TemporaryFolder();
            await using var log = await SqliteLog.OpenAsync(folder.Path, new FakeTimeProvider(Some.Noon), NullLogger.Instance, Ct);
            foreach (var batch in batches)
            {
                await log.CommitAsync(batch, Ct);
            }

            var held = new Dictionary<ArticleId, Counts>();
            foreach (var seen in (await log.ReadSightingsAsync(Position.None, 1_000, [Oslo], [Oslo], Ct)).Changes.Select(change => change.Seen).OfType<Domain.Alerts.Sighting>())
            {
                foreach (var move in seen.Moves)
                {
                    held[move.Article] = held.GetValueOrDefault(move.Article) + move.Counts;
                }

                held[seen.Article] = held.GetValueOrDefault(seen.Article) + seen.Counts;
            }

            foreach (var (article, counts) in held)
            {
                var now = (await log.GetArticleAsync(article, Ct))!.Summary;
                var names = !now.Withdrawn && now.Subjects.Any(subject => subject.Subject == Oslo);
                Assert.Equal((names ? 1 : 0, names && now.Original ? 1 : 0), (counts.Articles, counts.Originals));
            }
        },
        iter: 60, threads: 1);
}
