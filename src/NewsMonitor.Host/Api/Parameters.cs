using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Intake;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Host.Api;

/// <summary>Query parameters parsed at the door into types that cannot be wrong. Each throws <see cref="BadParameterException"/> that names the parameter.</summary>
internal static class Parameters
{
    public static SubjectId Subject(string text) =>
        SubjectId.TryParse(text, out var id) ? id : throw new BadParameterException($"'{Quote(text)}' is not the id of a subject. Ids look like entity:Q7747 or topic:11000000.", "subject");

    /// <summary>Null: not said.</summary>
    public static ReaderKind? Reader(string? word) =>
        word is null ? null
        : ReaderKinds.TryParse(word, out var kind) ? kind
        : throw new BadParameterException($"reader '{Quote(word)}' is not one of fast, standard.", "reader");

    public static WindowLength Window(string? word) =>
        WindowLengths.TryParse(word ?? "1h", out var window) ? window : throw new BadParameterException($"window '{Quote(word!)}' is not one of 15m, 1h, 24h, 7d.", "window");

    public static int Limit(string? text, int standard, int most)
    {
        if (text is null)
        {
            return standard;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most
            ? limit
            : throw new BadParameterException($"limit '{Quote(text)}' is not a number from 1 to {most}.", "limit");
    }

    public static DateTimeOffset? Time(string name, string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new BadParameterException($"{name} '{Quote(text)}' is not a time like 2026-11-27T14:32:00Z.", name);
    }

    public static IReadOnlyCollection<SubjectKind> Kinds(string? word)
    {
        if (string.IsNullOrEmpty(word))
        {
            return [.. Enum.GetValues<SubjectKind>().Where(kind => kind.IsShown())];
        }

        if (word == "entity")
        {
            return [.. Enum.GetValues<SubjectKind>().Where(kind => kind.IsEntity())];
        }

        return SubjectKinds.TryParse(word, out var one)
            ? [one]
            : throw new BadParameterException($"kind '{Quote(word)}' is not one of topic, entity, person, organisation, place, other, custom.", "kind");
    }

    /// <summary>A parameter of the contract that this version cannot honour: better refused than ignored.</summary>
    public static void NotYet(string name, string? value)
    {
        if (value is not null)
        {
            throw new BadParameterException($"{name} cannot be asked for in this version.", name);
        }
    }

    /// <summary>Null: there is none. Throws <see cref="QueryException"/>, which says where it is wrong.</summary>
    public static Query? Query(string? text) => string.IsNullOrWhiteSpace(text) ? null : Domain.Queries.Query.Parse(text);

    public static int Page(string? limit) => Limit(limit, 50, Limits.Page);

    private static string Quote(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
