using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Feeds;

/// <summary>One poll of one feed, from the question whether it is due to its new health. Health is saved only after the receipts: with the new
/// validators saved and the items not, the server would never send them again.</summary>
internal sealed class FeedRound(
    ISourceStore store,
    Func<FeedSource, CancellationToken, Task<FeedPoll>> poll,
    Func<Admission, Way, CancellationToken, ValueTask<Task<Receipt>>> submit,
    TimeProvider time)
{
    private static readonly FeedPollReport NotPolled = new(false, 0, 0, 0, 0, null);

    /// <param name="now">Polls a feed also where it is not due, or has been given up; one that is paused or removed never.</param>
    public async Task<FeedPollReport> RunAsync(string name, bool now, CancellationToken ct)
    {
        if (await store.GetAsync(name, ct) is not { Paused: false } source || !(now || IsDue(source.Health)))
        {
            return NotPolled;
        }

        var polled = await poll(source, ct);
        var report = await SubmitAsync(polled, ct);
        await SaveAsync(name, source, polled.Concluded(report.Accepted + report.Updated, time.GetUtcNow()), report, polled.Error, ct);
        return report;
    }

    private bool IsDue(FeedHealth health) => !health.Gone && (health.NextPoll is not { } next || next <= time.GetUtcNow());

    private async Task<FeedPollReport> SubmitAsync(FeedPoll polled, CancellationToken ct)
    {
        var receipts = new List<Task<Receipt>>(polled.Items.Count);
        var report = new FeedPollReport(true, 0, 0, 0, 0, polled.Error);
        try
        {
            foreach (var item in polled.Items)
            {
                receipts.Add(await submit(ArticleDoor.Admit(item, Way.Feed, time.GetUtcNow()), Way.Feed, ct));
            }
        }
        catch (Exception error) when (!ct.IsCancellationRequested)
        {
            report = report with { Error = NotKept(error) };
        }

        foreach (var receipt in receipts)
        {
            try
            {
                report = await receipt switch
                {
                    Receipt.Accepted => report with { Accepted = report.Accepted + 1 },
                    Receipt.Updated or Receipt.Withdrawn => report with { Updated = report.Updated + 1 },
                    Receipt.Duplicate => report with { Duplicates = report.Duplicates + 1 },
                    _ => report with { Rejected = report.Rejected + 1 },
                };
            }
            catch (Exception error) when (!ct.IsCancellationRequested)
            {
                report = report with { Error = NotKept(error) };
            }
        }

        return report;
    }

    private static string NotKept(Exception error) => $"Its articles could not be kept: {error.Message}";

    // Onto what is stored now: settings that someone changed while the poll ran stay as they were made.
    private async Task SaveAsync(string name, FeedSource asked, FeedSource polled, FeedPollReport report, string? pollError, CancellationToken ct)
    {
        if (await store.GetAsync(name, ct) is not { } stored)
        {
            return;
        }

        var kept = report.Error == pollError;
        var health = kept ? polled.Health : polled.Health with
        {
            Etag = asked.Health.Etag,
            LastModified = asked.Health.LastModified,
            Failures = asked.Health.Failures + 1,
            FailingSince = asked.Health.FailingSince ?? time.GetUtcNow(),
            LastError = report.Error,
        };
        await store.UpdateAsync(
            stored with
            {
                Address = stored.Address == asked.Address ? polled.Address : stored.Address,
                Site = stored.Site ?? polled.Site,
                Health = health,
            },
            ct);
    }
}
