using System.Collections.Immutable;
using System.Text;
using NewsMonitor.Domain;

namespace NewsMonitor.Reading.OwnList;

/// <summary>
/// The user's own list of names, a company watch list for instance. Its names always count as names of their kind and go before the built-in
/// meanings of the same spelling.
/// </summary>
public sealed class OwnNames
{
    public const int MaxRows = 100_000;
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Aliases of one row.</summary>
    public const int MaxAliases = 100;

    /// <summary>UTF-16 units of a name or alias.</summary>
    public const int MaxLength = 200;

    /// <summary>After so many problems the rest of the file is not looked at.</summary>
    public const int MaxProblems = 100;

    internal OwnNames(ImmutableArray<OwnName> rows)
    {
        Rows = rows;
        Fingerprint = rows.IsEmpty ? "" : FingerprintOf(rows);
    }

    public static OwnNames Empty { get; } = new([]);

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<OwnName> Rows { get; }

    public bool IsEmpty => Rows.IsEmpty;

    /// <summary>8 hexadecimal digits of what the list says, whatever the order of its rows; empty for an empty list.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads UTF-8 CSV (RFC 4180) with the heading <c>name,aliases,kind,wikidata</c>; aliases are joined by <c>|</c>.</summary>
    /// <param name="csv">Read to its end, synchronously, up to <see cref="MaxBytes"/>.</param>
    public static OwnNamesParse Parse(Stream csv) => OwnNamesFile.Read(csv);

    /// <summary><c>fast/1</c> → <c>fast/1+names.1a2b3c4d</c>: findings of a reader with another list are findings of another reader.</summary>
    internal string Versioned(string reader) => IsEmpty ? reader : $"{reader}+names.{Fingerprint}";

    private static string FingerprintOf(ImmutableArray<OwnName> rows)
    {
        var canonical = new StringBuilder();
        foreach (var row in rows.OrderBy(row => row.Name, StringComparer.Ordinal))
        {
            canonical.Append(row.Name).Append('\t').AppendJoin('|', row.Aliases.Order(StringComparer.Ordinal))
                .Append('\t').Append(row.Kind.Word()).Append('\t').Append(row.Wikidata).Append('\n');
        }

        return Convert.ToHexStringLower(StableHash.Of(canonical.ToString()).AsSpan(0, 4));
    }
}
