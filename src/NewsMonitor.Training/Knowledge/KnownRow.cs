using System.Globalization;

namespace NewsMonitor.Training.Knowledge;

/// <summary>A row of a knowledge file while it is built.</summary>
internal sealed class KnownRow(int qid, char kind, string name)
{
    public int Qid { get; } = qid;

    public char Kind { get; set; } = kind;

    public string Name { get; } = name;

    public int Prominence { get; set; }

    public SortedSet<string> Aliases { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Demonyms { get; } = new(StringComparer.Ordinal);

    /// <summary>Two letters of its country, with a <c>*</c> for the country itself; empty: none.</summary>
    public string Area { get; set; } = "";

    /// <param name="isWeak">Whether a name is better left to the linker.</param>
    public string ToLine(Func<string, char, int, bool> isWeak) => string.Join('\t',
        Qid.ToString(CultureInfo.InvariantCulture), Kind, Prominence.ToString(CultureInfo.InvariantCulture),
        Marked(Name, isWeak), string.Join('|', Aliases.Where(alias => alias != Name).Select(alias => Marked(alias, isWeak))), string.Join('|', Demonyms), Area);

    private string Marked(string name, Func<string, char, int, bool> isWeak) =>
        name[0] != '~' && isWeak(name, Kind, Prominence) ? "~" + name : name;
}
