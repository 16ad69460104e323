using System.Collections.Immutable;
using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Boards;

internal enum BoardOrder
{
    Articles,
    Burst,
    Sentiment,
}

/// <summary>A board query, parsed: it cannot be wrong.</summary>
internal sealed class BoardQuestion
{
    private const int MaxFilter = 200;

    private BoardQuestion(BoardOrder order, WindowLength window, BoardQuery query, ImmutableArray<SubjectId> subjects)
    {
        (Order, Window, Limit, Kind, Subjects) = (order, window, query.Limit, query.Kind, subjects);
        Words = WordsOf(query.Filter);
        Key = string.Join(
            '\u001f', query.Order, query.Window, Kind, string.Join('-', Words), Limit.ToString(CultureInfo.InvariantCulture), string.Join(' ', subjects));
    }

    public BoardOrder Order { get; }

    public WindowLength Window { get; }

    public string Kind { get; }

    /// <summary>Folded words that the name must have, as prefixes.</summary>
    public ImmutableArray<string> Words { get; }

    public int Limit { get; }

    /// <summary>Only these, in this order; empty: all.</summary>
    public ImmutableArray<SubjectId> Subjects { get; }

    /// <summary>Equal for equal questions.</summary>
    public string Key { get; }

    /// <exception cref="ArgumentException">Something in the query does not exist, or is over its bound.</exception>
    public static BoardQuestion Parse(BoardQuery query)
    {
        var order = query.Order switch
        {
            "articles" => BoardOrder.Articles,
            "burst" => BoardOrder.Burst,
            "sentiment" => BoardOrder.Sentiment,
            _ => throw new ArgumentException($"There is no board '{query.Order}': articles, burst or sentiment"),
        };
        if (!WindowLengths.TryParse(query.Window, out var window))
        {
            throw new ArgumentException($"There is no window '{query.Window}': 15m, 1h, 24h or 7d");
        }

        if (query.Kind is not ("" or "entity") && !(SubjectKinds.TryParse(query.Kind, out var kind) && kind.IsShown()))
        {
            throw new ArgumentException($"There is no kind '{query.Kind}': topic, entity, person, organisation, place, other or custom");
        }

        if (query.Limit is < 1 or > BoardQuery.MaxLimit)
        {
            throw new ArgumentException($"A board has 1 to {BoardQuery.MaxLimit} rows, not {query.Limit}");
        }

        if (query.Filter.Length > MaxFilter)
        {
            throw new ArgumentException($"A filter has {MaxFilter} characters at most");
        }

        return new(order, window, query, SubjectsOf(query));
    }

    public bool Asks(SubjectKind kind) => kind.IsShown() && Kind switch
    {
        "" => true,
        "entity" => kind.IsEntity(),
        _ => kind.Word() == Kind,
    };

    /// <summary>Whether each word of the filter begins some word of the name.</summary>
    public bool Asks(string name) => Words.IsEmpty || HasWords(WordsOf(name));

    private bool HasWords(ImmutableArray<string> name) =>
        Words.All(word => name.Any(part => part.StartsWith(word, StringComparison.Ordinal)));

    private static ImmutableArray<string> WordsOf(string text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [.. Slug.Of(text).Split('-')];

    private static ImmutableArray<SubjectId> SubjectsOf(BoardQuery query)
    {
        if (query.Subjects.IsDefaultOrEmpty)
        {
            return [];
        }

        if (query.Subjects.Length > BoardQuery.MaxLimit)
        {
            throw new ArgumentException($"A watchlist has {BoardQuery.MaxLimit} subjects at most");
        }

        return [.. query.Subjects.Select(s => SubjectId.TryParse(s, out var id) ? id : throw new ArgumentException($"'{s}' is not a subject id")).Distinct()];
    }
}
