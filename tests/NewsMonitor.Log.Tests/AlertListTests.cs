using System.Collections.Immutable;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

/// <summary>Lists of alerts and of their ledger, beside a filter over all of them.</summary>
public sealed class AlertListTests : IAsyncLifetime
{
    private const int Alerts = 300;

    private static readonly string[] Subjects = ["entity:Q1", "entity:Q2", "topic:11000000"];

    private static readonly Gen<string?> Rules = Gen.Int[0, 2].Select(i => i == 2 ? null : $"r{i}");
    private static readonly Gen<string?> SomeSubjects = Gen.Int[0, Subjects.Length].Select(i => i == Subjects.Length ? null : Subjects[i]);
    private static readonly Gen<string?> SomeAlerts = Gen.Bool.Select(one => one ? "a7" : null);

    private readonly TemporaryFolder _folder = new();
    private readonly List<Alert> _all = [];
    private readonly List<LedgerEntry> _lines = [];
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _log = await SqliteLog.OpenAsync(_folder.Path, new FakeTimeProvider(Some.Noon), NullLogger.Instance, Ct);
        for (var i = 0; i < Alerts; i++)
        {
            _all.Add(Alert(i));
            _lines.Add(Line(i));
        }

        await _log.Alerts.SaveAsync(new(new(1), new() { Clock = Some.Noon }, [], Judged: false, [], _all, [], _lines, []), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public Task Pages_of_a_filtered_list_are_what_a_filter_over_all_gives() => Gen.Select(
        Gen.Enum<AlertStatus>().Nullable(), Gen.Enum<Handling>().Nullable(), Rules, Gen.Enum<Severity>().Nullable(),
        SomeSubjects, Gen.Int[1, 60])
        .SampleAsync(
            async (status, handling, rule, severity, subject, limit) =>
            {
                var filter = new AlertFilter(status, handling, rule, severity, subject is null ? null : new SubjectId(subject));
                var found = await ReadAllAsync(cursor => _log.Alerts.ListAlertsAsync(filter, limit, cursor, Ct));
                var word = severity?.ToString().ToLowerInvariant();
                var wanted = _all.Where(alert => (status is null || alert.Status == status) && (handling is null || alert.Handling == handling)
                    && (rule is null || alert.Rule == rule) && (word is null || alert.Labels["severity"] == word)
                    && (subject is null || alert.Labels["subject"] == subject));
                Assert.Equal(wanted.OrderByDescending(alert => alert.OpenedAt).Select(alert => alert.Id), found.Select(alert => alert.Id));
            },
            iter: 60);

    [Fact]
    public Task Pages_of_the_ledger_have_the_kinds_that_were_asked_for() => Gen.Select(
        Gen.Enum<LedgerKind>().Array[0, 4], Rules, SomeAlerts, Gen.Int[1, 60])
        .SampleAsync(
            async (kinds, rule, alert, limit) =>
            {
                var found = await ReadAllAsync(cursor => _log.Alerts.ListLedgerAsync(new(rule, alert, kinds), limit, cursor, Ct));
                var wanted = _lines.Where(line => (kinds.Length == 0 || kinds.Contains(line.Kind)) && (rule is null || line.Rule == rule) && (alert is null || line.Alert == alert));
                Assert.Equal(wanted.Reverse().Select(line => line.Why), found.Select(line => line.Why));
            },
            iter: 60);

    [Fact]
    public async Task Counts_are_those_of_all_by_status_and_handling() => Assert.Equal(
        _all.CountBy(alert => (alert.Status, alert.Handling)).OrderBy(count => count.Key), (await _log.Alerts.CountHandlingAsync(Ct)).OrderBy(count => count.Key));

    private static async Task<List<T>> ReadAllAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        var found = new List<T>();
        string? cursor = null;
        do
        {
            var page = await read(cursor);
            found.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return found;
    }

    private static Alert Alert(int i) => new()
    {
        Id = $"a{i}",
        Rule = $"r{i % 3}",
        Key = "",
        Group = "",
        Labels = Labels.None.With("subject", Subjects[i % Subjects.Length]).With("severity", ((Severity)(i / 3 % 3)).ToString().ToLowerInvariant()),
        Status = (AlertStatus)(i / 2 % 2),
        Handling = (Handling)(i % 4),
        OpenedAt = Some.Noon.AddMinutes(i * 7 % Alerts),
        Level = 1,
        Sources = 1,
        Evidence = new("articles", 1, 1, null, null, null, 1, 1, []),
    };

    private static LedgerEntry Line(int i) => new(
        Some.Noon.AddSeconds(i), (LedgerKind)(i % 16), LedgerCause.None, $"r{i % 3}", i % 5 == 0 ? null : $"a{i % 11}", [], null, $"line {i}", ImmutableSortedDictionary<string, double>.Empty);
}
