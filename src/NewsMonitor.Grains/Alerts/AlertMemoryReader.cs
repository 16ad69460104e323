using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Alerts;

/// <summary>Makes the desk of the live timeline from what was kept and from the log.</summary>
internal sealed class AlertMemoryReader(IAlertStore store, ISightings sightings, SubjectLoader loader, ILogReader log, TimeProvider time)
{
    private const int Slice = 5_000;

    public async Task<AlertDesk> OpenAsync(CancellationToken ct)
    {
        var memory = await store.LoadAsync(ct);
        if (memory.Life is not { } life)
        {
            var head = (await log.ReadHeadAsync(ct)).Position;
            return new(memory with { Position = head }, new() { Clock = time.GetUtcNow() }, new(), head);
        }

        var running = life.Rules.Values.Select(rule => rule.Rule).Where(rule => rule.Enabled).ToList();
        var from = memory.Judges.Where(judge => running.Exists(rule => rule.Id == judge.Rule)).Select(judge => judge.Position).Append(memory.Position).Min();
        var histories = new Histories();
        foreach (var rule in running.Where(Histories.Needs))
        {
            await AddAsync(histories, rule, from, ct);
        }

        return new(memory, life, histories, from);
    }

    /// <summary>Sees to it that a rule has the past that it is measured by, as of a position.</summary>
    public async Task AddAsync(Histories histories, Rule rule, Position at, CancellationToken ct)
    {
        if (Histories.Needs(rule))
        {
            foreach (var needed in new[] { rule.Subject, SubjectId.All }.Where(needed => !histories.Has(needed)))
            {
                histories.Add(needed, await ReadAsync(needed, at, ct));
            }
        }
    }

    // The log tells its hours as of its head: what came behind the position is taken out again.
    private async Task<HourHistory> ReadAsync(SubjectId subject, Position at, CancellationToken ct)
    {
        if (await loader.LoadHistoryAsync(subject, Minute.Of(time.GetUtcNow()), ct) is not { } loaded)
        {
            return new();
        }

        for (var position = at; position < loaded.Position;)
        {
            var slice = await sightings.ReadSightingsAsync(position, (int)Math.Min(Slice, loaded.Position.Value - position.Value), [subject], [], ct);
            foreach (var change in slice.Changes)
            {
                loaded.Hours.Add(change.At, -change.Counts);
            }

            position = slice.To;
        }

        return loaded.Hours;
    }
}
