using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains.Alerts;
using NewsMonitor.Grains.Subjects;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;
using NewsMonitor.Reading;

namespace NewsMonitor.Benchmarks;

/// <summary>
/// What 0, 10, 100 and 1,000 rules cost beside live articles, ten a second by a clock that is moved: processor time of commits and of whoever leads the rules, memory,
/// and how long an article takes to its alert. The first half of the file is four weeks of past, whose names and words the rules are made of; the second half comes live.
/// </summary>
internal static class RulesBenchmark
{
    private const int PerSecond = 10;
    private const int PastBatch = 5;
    private const int Sources = 40;
    private static readonly TimeSpan Past = TimeSpan.FromDays(28);
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string file, int live, IReadOnlyList<int> counts)
    {
        var reader = Readers.Load(Readers.DefaultModelsFolder, ReaderKind.Fast);
        var texts = QueriesBenchmark.ReadAll(file);
        var read = texts.ConvertAll(text => (text.Title, text.Body, Findings: reader.Read(new(text.Title, text.Body, null, null))));
        var (past, met) = (read[..(read.Count / 2)], read[(read.Count / 2)..]);
        List<SubjectId> named = [.. past.SelectMany(text => text.Findings.Entities.Select(entity => entity.Subject).Concat(text.Findings.Topics.Select(topic => topic.Subject)))];
        Console.WriteLine($"{past.Count:N0} texts of {Past.TotalDays:N0} days, then {live:N0} live, {PerSecond} a second; {read.Average(text => text.Findings.Entities.Length):N0} entities each");
        Console.WriteLine("| rules | commit, ms an article | alerts, ms an article | a second's look p50 / p99 / max, ms | article to alert p50 / p99, ms | lines of the ledger, messages | memory, MB | kept, bytes an article |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var count in counts.Count > 0 ? counts : [0, 10, 100, 1_000])
        {
            var folder = Directory.CreateTempSubdirectory("newsmonitor-bench-").FullName;
            try
            {
                var mix = new RuleMix(past.ConvertAll(text => text.Title + ". " + text.Body), named, seed: 7);
                await MeasureAsync(folder, [.. Enumerable.Range(0, count).Select(mix.Next)], past, met, live);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(
        string folder, IReadOnlyList<Rule> rules, List<(string Title, string Body, Findings Findings)> past, List<(string Title, string Body, Findings Findings)> met, int live)
    {
        var time = new FakeTimeProvider(Start - Past);
        await using var log = await SqliteLog.OpenAsync(folder, time, NullLogger.Instance);
        foreach (var batch in past.Chunk(PastBatch))
        {
            await log.CommitAsync([.. batch.Select((text, i) => Article(text, i, $"past {time.GetUtcNow():O} {i}", time))], CancellationToken.None);
            time.Advance(Past * PastBatch / past.Count);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var messages = new Messages();
        var grain = await LeadAsync(log, rules, messages, time);
        var (committing, alerting, looks, waits) = (TimeSpan.Zero, TimeSpan.Zero, new List<double>(), new List<double>());
        var kept = Bytes(folder);
        for (var i = 0; i < live; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1d / PerSecond));
            var used = Used();
            await log.CommitAsync([Article(met[i % met.Count], i, $"live {i}", time)], CancellationToken.None);
            committing += Used() - used;
            if (i % PerSecond == PerSecond - 1)
            {
                var (start, usedBefore) = (Stopwatch.GetTimestamp(), Used());
                await grain.TickAsync();
                alerting += Used() - usedBefore;
                looks.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                waits.AddRange(Enumerable.Range(0, PerSecond).Select(waited => waited * 1000d / PerSecond + looks[^1]));
            }
        }

        var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        var ledger = await LedgerAsync(log);
        Print($"| {rules.Count:N0} | {committing.TotalMilliseconds / live:N2} | {alerting.TotalMilliseconds / live:N2} | {Percentile(looks, 50):N1} / {Percentile(looks, 99):N1} / {looks.Max():N0} | {Percentile(waits, 50):N0} / {Percentile(waits, 99):N0} | {ledger}, {messages.Taken} | {memory:N0} | {(Bytes(folder) - kept) / live:N0} |");
        GC.KeepAlive(grain);
    }

    private static async Task<AlertsGrain> LeadAsync(SqliteLog log, IReadOnlyList<Rule> rules, Messages messages, TimeProvider time)
    {
        var (now, head) = (time.GetUtcNow(), (await log.ReadHeadAsync(CancellationToken.None)).Position);
        var life = new LifeState { Clock = now };
        foreach (var rule in rules)
        {
            life = AlertLife.Apply(life, new LifeEvent.RuleSet(rule), now).State;
            if (rule.On.Query is { } query)
            {
                await log.Topics.PutOfRuleAsync(rule.Subject, new(rule.Name, Query.Parse(query)), CancellationToken.None);
            }
        }

        var judges = rules.Select(rule => new StoredJudge(rule.Id, head, JudgeState.Start(rule, now))).ToList();
        await log.Alerts.SaveAsync(new(head, life, judges, Judged: true, [], [], [.. rules.Select(rule => (rule.Id, (Rule?)rule, now))], [], []), CancellationToken.None);
        var memory = new AlertMemoryReader(log.Alerts, log, new SubjectLoader(log), log, time);
        var grain = new AlertsGrain(log.Alerts, log, memory, new(memory, new(log, log, time), new Topics(log), time, NullLogger<RuleBegin>.Instance), messages, time, NullLogger<AlertsGrain>.Instance);
        await grain.TickAsync();
        return grain;
    }

    private static Submission.Text Article((string Title, string Body, Findings Findings) text, int number, string id, TimeProvider time) => new(
        new(new($"source-{number * 7 % Sources}", id), text.Title, $"{text.Body} {id}.", PublishedAt: time.GetUtcNow(), Language: "en"), text.Findings, Way.Push);

    private static async Task<int> LedgerAsync(SqliteLog log)
    {
        var lines = 0;
        string? cursor = null;
        do
        {
            var page = await log.Alerts.ListLedgerAsync(new(), Limits.Page, cursor, CancellationToken.None);
            (lines, cursor) = (lines + page.Items.Count, page.Next);
        }
        while (cursor is not null);
        return lines;
    }

    private static double Percentile(List<double> values, int percent) => values.Order().ElementAt((values.Count - 1) * percent / 100);

    private static double Bytes(string folder) => Directory.GetFiles(folder, "state.db*").Sum(file => new FileInfo(file).Length);

    private static TimeSpan Used() => Environment.CpuUsage.TotalTime;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Messages : IAlertOutbox
    {
        public int Taken { get; private set; }

        public Task EnqueueAsync(IReadOnlyList<Message> messages, IReadOnlyDictionary<string, string> ruleNames, CancellationToken ct)
        {
            Taken += messages.Count;
            return Task.CompletedTask;
        }
    }

    private sealed class Topics(SqliteLog log) : IRuleTopics
    {
        public async Task<IReadOnlyDictionary<SubjectId, string>> ListAsync(CancellationToken ct) =>
            (await log.Topics.ListOfRulesAsync(ct)).ToDictionary(topic => topic.Subject, topic => topic.Query);

        public Task SetAsync(SubjectId subject, string ruleName, Query query, CancellationToken ct) => log.Topics.PutOfRuleAsync(subject, new(ruleName, query), ct);

        public async Task RemoveAsync(SubjectId subject, CancellationToken ct) => await log.Topics.ChangeAsync(subject, new(Deleted: true), ct);

        public async Task<IReadOnlyList<SubjectId>> ListUncountedAsync(CancellationToken ct) =>
            [.. (await log.Topics.ListUncountedAsync(ct)).Where(topic => topic.Deleted is null).Select(topic => topic.Subject)];

        public async Task<bool> IsCountedAsync(SubjectId subject, CancellationToken ct) => await log.Topics.FindAsync(subject, ct) is not { Deleted: null, IsCounted: false };
    }
}
