using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace NewsMonitor.Reading.OwnList;

/// <summary>The file of the user's list: bounded, decoded, cut into rows; what a row says is <see cref="OwnNamesTable"/>'s matter.</summary>
internal static class OwnNamesFile
{
    private static readonly string[] Columns = ["name", "aliases", "kind", "wikidata"];

    public static OwnNamesParse Read(Stream csv)
    {
        var problems = new ProblemList();
        var table = new OwnNamesTable(problems);
        try
        {
            if (!TryBuffer(csv, out var bytes))
            {
                problems.Add(0, $"The file is larger than {OwnNames.MaxBytes / 1024 / 1024} MB.");
            }
            else
            {
                using var text = new StreamReader(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
                ReadRows(text, table, problems);
            }
        }
        catch (DecoderFallbackException)
        {
            problems.Add(0, "The file is not UTF-8; save it as \"CSV UTF-8\".");
        }

        return problems.Count > 0 ? new OwnNamesParse.Refused(problems.All) : new OwnNamesParse.Taken(new(table.Rows));
    }

    private static bool TryBuffer(Stream csv, out MemoryStream bytes)
    {
        bytes = new();
        var piece = new byte[81920];
        for (int read; (read = csv.Read(piece)) > 0;)
        {
            if (bytes.Length + read > OwnNames.MaxBytes)
            {
                return false;
            }

            bytes.Write(piece, 0, read);
        }

        bytes.Position = 0;
        return true;
    }

    private static void ReadRows(StreamReader text, OwnNamesTable table, ProblemList problems)
    {
        var isBroken = false;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            BadDataFound = _ => isBroken = true,
        });
        if (!parser.Read() || Order(parser.Record!) is not { } order)
        {
            problems.Add(1, "The first line must be the heading name,aliases,kind,wikidata.");
            return;
        }

        while (!problems.IsFull && parser.Read())
        {
            var fields = parser.Record!;
            if (isBroken)
            {
                problems.Add(parser.RawRow, "A quotation mark stands inside a field; write the field as \"…\" with each \" in it doubled.");
            }
            else if (fields.Length != Columns.Length)
            {
                problems.Add(parser.RawRow, $"There are {fields.Length} fields, not 4; a field with a comma in it must stand in quotation marks.");
            }
            else if (table.Count == OwnNames.MaxRows)
            {
                problems.Add(parser.RawRow, $"There are more than {OwnNames.MaxRows.ToString("N0", CultureInfo.InvariantCulture)} rows.");
                return;
            }
            else
            {
                table.Add(parser.RawRow, fields[order[0]], fields[order[1]], fields[order[2]], fields[order[3]]);
            }

            isBroken = false;
        }
    }

    /// <summary>Where each of the columns stands; null where the heading is another.</summary>
    private static int[]? Order(string[] heading)
    {
        var order = Array.ConvertAll(Columns, column => Array.FindIndex(heading, name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase)));
        return heading.Length == Columns.Length && Array.TrueForAll(order, at => at >= 0) ? order : null;
    }
}

/// <summary>Problems in the order found, up to <see cref="OwnNames.MaxProblems"/>.</summary>
internal sealed class ProblemList
{
    private readonly ImmutableArray<OwnNamesProblem>.Builder _all = ImmutableArray.CreateBuilder<OwnNamesProblem>();

    public int Count => _all.Count;

    public bool IsFull => _all.Count >= OwnNames.MaxProblems;

    public ImmutableArray<OwnNamesProblem> All => _all.ToImmutable();

    public void Add(int line, string message)
    {
        if (!IsFull)
        {
            _all.Add(new(line, message));
        }
    }
}
