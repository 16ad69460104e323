using System.Collections.Immutable;
using CsCheck;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests;

/// <summary>What is kept of rules and alerts, and for how long.</summary>
public sealed class SqliteAlertStoreTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SqliteLog _log = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _log = await SqliteLog.OpenAsync(_folder.Path, new FakeTimeProvider(Some.Noon), NullLogger.Instance, Ct);

    public async ValueTask DisposeAsync()
    {
        await _log.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_is_old_and_over_is_forgotten_however_much_of_it_there_is()
    {
        var (old, fresh) = (Some.Noon.AddDays(-91), Some.Noon);
        await SaveAsync(old, 1_200);
        await _log.Alerts.SetHandedAsync([.. Enumerable.Range(0, 1_199).Select(i => $"m{i}-{old.Day}")], Ct);
        await SaveAsync(fresh, 3);
        await _log.Alerts.SetHandedAsync(["m0-1"], Ct);

        await _log.Alerts.ForgetAsync(Some.Noon.AddDays(-90), Ct);
        Assert.Equal(3, (await _log.Alerts.ListLedgerAsync(new(), 500, null, Ct)).Items.Count);
        Assert.Equal(3, (await _log.Alerts.ListAlertsAsync(new(), 500, null, Ct)).Items.Count);
        Assert.Equal(["m1199-2", "m1-1", "m2-1"], (await _log.Alerts.ListWaitingAsync(500, Ct)).Select(message => message.Id));
    }

    [Fact]
    public async Task A_message_that_was_handed_on_does_not_wait_again_when_it_is_worked_out_once_more()
    {
        await SaveAsync(Some.Noon, 1);
        await _log.Alerts.SetHandedAsync(["m0-1"], Ct);
        await SaveAsync(Some.Noon, 1);
        Assert.Empty(await _log.Alerts.ListWaitingAsync(500, Ct));
    }

    [Fact]
    public async Task Names_are_of_the_rules_that_are_asked_for_as_they_are_called_now_or_were_when_they_were_deleted()
    {
        await SaveRulesAsync(("a", "Alpha"), ("b", "Beta"), ("c", "Gamma"));
        await SaveRulesAsync(("a", "Omega"), ("b", null));

        var names = await _log.Alerts.ReadRuleNamesAsync(["b", "a", "a", "nobody"], Ct);
        Assert.Equal([("a", "Omega"), ("b", "Beta")], names.Select(name => (name.Key, name.Value)).Order());
    }

    [Fact]
    public Task What_is_kept_in_parts_is_read_back_whole_whatever_changed_of_it() => Gen.Int[0, 999].Array[1, 40].SampleAsync(
        async steps =>
        {
            var (kept, life) = (default(LifeState), new LifeState { Clock = Some.Noon, HeardSince = Some.Noon.AddHours(-1) });
            foreach (var step in steps)
            {
                var rules = new List<(string, Rule?, DateTimeOffset)>();
                life = Step(life, step / 10, step % 10, rules) with { Clock = life.Clock.AddSeconds(1) };
                await _log.Alerts.SaveAsync(new(new(1), life, [], Judged: false, [], [], rules, [], []) { Kept = kept }, Ct);
                kept = life;
                Assert.Equal(AlertJson.Write(life), AlertJson.Write((await _log.Alerts.LoadAsync(Ct)).Life));
            }
        },
        iter: 10, threads: 1);

    [Fact]
    public async Task A_life_that_was_kept_in_one_piece_is_taken_apart()
    {
        var rules = new List<(string, Rule?, DateTimeOffset)>();
        var life = new LifeState { Clock = Some.Noon };
        foreach (var step in new[] { 1, 2, 10, 20, 30, 40, 50, 51, 52, 53 })
        {
            life = Step(life, step / 10 * 11, step / 10, rules);
            life = Step(life, step, step / 10, rules);
        }

        await _log.Alerts.SaveAsync(new(new(7), life, [], Judged: true, [], [], rules, [], []), Ct);
        await _log.DisposeAsync();
        using (var state = new SqliteConnection($"Data Source={System.IO.Path.Combine(_folder.Path, "state.db")};Pooling=False"))
        {
            state.Open();
            using var command = state.CreateCommand();
            command.CommandText = "drop table alert_part; alter table channel drop column held; delete from migration where number >= 7; update alert_state set state = $state";
            command.Parameters.AddWithValue("$state", AlertJson.Write(life));
            command.ExecuteNonQuery();
        }

        await InitializeAsync();
        var memory = await _log.Alerts.LoadAsync(Ct);
        Assert.Equal((7, AlertJson.Write(life)), (memory.Position.Value, AlertJson.Write(memory.Life)));
        Assert.True(life.Rules.Count > 0 && life.Groups.Count > 0 && life.Silences.Count > 0 && life.Inhibitions.Count > 0 && life.Digests.Values.Sum(digest => digest.Items.Length) > 3);
    }

    private static LifeState Step(LifeState life, int number, int kind, List<(string, Rule?, DateTimeOffset)> rules)
    {
        var (id, digest) = ($"x{number % 4}", life.Digests.GetValueOrDefault($"d{number % 2}") ?? new(DigestPlan.Hourly, ["desk"], Some.Noon.AddHours(1), []));
        var item = new ToldAlert(id, "r", Labels.None, AlertStatus.Firing, Some.Noon, null, number + 1, 1, Evidence, [new(number, LedgerKind.Fired, Some.Noon)]);
        var known = digest.Items.FirstOrDefault(other => other.Alert == id);
        switch (kind)
        {
            case 0 when !life.Rules.ContainsKey(id):
                var rule = new Rule { Id = id, Name = id, On = new(new SubjectId("entity:Q1"), null), When = new Condition.Article() };
                rules.Add((id, rule, life.Clock));
                return life with { Rules = life.Rules.Add(id, new(rule, 0, [])) };
            case 0:
                return life with { Rules = life.Rules.SetItem(id, life.Rules[id] with { Signal = number, Sent = [Some.Noon.AddTicks(number)] }) };
            case 1:
                rules.AddRange(life.Rules.ContainsKey(id) ? [(id, null, life.Clock)] : []);
                return life with { Rules = life.Rules.Remove(id) };
            case 2:
                return life with { Groups = life.Groups.SetItem(id, new(id, "r", Labels.None, ["a"], Some.Noon, null, Some.Noon.AddSeconds(number))) };
            case 3:
                return life with { Silences = life.Silences.SetItem(id, new(id, [new("rule", MatchOp.Equal, "r")], Some.Noon, null, "Ann", $"reason {number}")) };
            case 4:
                return life with { Inhibitions = life.Inhibitions.SetItem(id, new(id, [new("a", MatchOp.Equal, "b")], [new("c", MatchOp.Equal, "d")], ["rule"])) };
            case 5 or 6:
                return With(digest with { Items = known is null ? digest.Items.Add(item) : digest.Items.Replace(known, item) });
            case 7 when known is not null:
                return With(digest with { Items = digest.Items.Remove(known) });
            case 8 when known is not null:
                return With(digest with { Items = digest.Items.Remove(known).Add(item) });
            default:
                return life with { Digests = life.Digests.Remove($"d{number % 2}"), Groups = life.Groups.Remove(id), Silences = life.Silences.Remove(id) };
        }

        LifeState With(DigestQueue queue) => life with { Digests = life.Digests.SetItem($"d{number % 2}", queue) };
    }

    private Task SaveRulesAsync(params (string Id, string? Name)[] rules) => _log.Alerts.SaveAsync(
        new(
            new(1), new() { Clock = Some.Noon }, [], Judged: true, [], [],
            [.. rules.Select(rule => (rule.Id, rule.Name is { } name ? new Rule { Id = rule.Id, Name = name, On = new(new SubjectId("entity:Q1"), null), When = new Condition.Article() } : null, Some.Noon))],
            [], []),
        Ct);

    private Task SaveAsync(DateTimeOffset at, int count)
    {
        var numbers = Enumerable.Range(0, count).ToList();
        return _log.Alerts.SaveAsync(
            new(new(1), new() { Clock = at }, [], Judged: true, [], [.. numbers.Select(i => Alert($"a{i}-{at.Day}", at))], [],
                [.. numbers.Select(i => new LedgerEntry(at, LedgerKind.Joined, LedgerCause.None, "r1", null, [], null, "", LedgerEntry.NoNumbers))],
                [.. numbers.Select(i => new Message($"m{i}-{at.Day}", MessageKind.Alerts, "r1", "g", Labels.None, at, [], []))]),
            Ct);
    }

    private static Alert Alert(string id, DateTimeOffset at) => new()
    {
        Id = id, Rule = "r1", Key = id, Group = "g", Labels = Labels.None, Status = AlertStatus.Resolved, OpenedAt = at, ResolvedAt = at, Level = 1, Sources = 1,
        Evidence = Evidence,
    };

    private static AlertEvidence Evidence => new("articles", 1, 1, null, null, null, 1, 1, []);
}
