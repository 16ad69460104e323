using NewsMonitor.Domain;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Benchmarks;

/// <summary>
/// Seeded rules as people keep them, on what real texts are about: three in ten on a query, the others on subjects, as often as they are named. 40 % tell each new
/// article, 25 % bursts, 15 % shifts of sentiment, 10 % newcomers, 10 % silence.
/// </summary>
internal sealed class RuleMix(IReadOnlyList<string> texts, IReadOnlyList<SubjectId> named, int seed)
{
    private static readonly WindowLength[] Windows = [WindowLength.Hour, WindowLength.Day, WindowLength.Week];

    private readonly QueryMix _queries = new(texts, lists: 2, seed);
    private readonly Random _random = new(seed);

    public Rule Next(int number) => new()
    {
        Id = $"r{number}", Name = $"Rule {number}", On = _random.Next(10) < 3 ? new(null, _queries.Next().ToString()) : new(named[_random.Next(named.Count)], null),
        When = Condition(), Channels = ["desk"], RateLimit = new(20, TimeSpan.FromHours(1)),
    };

    private Condition Condition() => _random.Next(100) switch
    {
        < 40 => new Condition.Article(),
        < 65 => new Condition.Burst { Window = Windows[_random.Next(Windows.Length)] },
        < 80 => new Condition.Sentiment(),
        < 90 => new Condition.Company(),
        _ => new Condition.Silence(),
    };
}
