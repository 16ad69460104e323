using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>Articles of a CSV with a heading, as an export writes it: a row each, numbered as a spreadsheet does.</summary>
internal static class CsvArticles
{
    /// <summary>A heading is looked for in so many bytes.</summary>
    private const int MaxHeading = 4_096;

    /// <summary>Characters of a cell: a body of the longest, each of it a quote.</summary>
    private const int MaxCell = 2 * (Article.MaxBody + 1);

    /// <summary>Characters of a row, which is held in memory with some more of them on their way.</summary>
    private const int MaxRow = ArticleBytes.Limit;

    /// <param name="head">The first bytes of the file.</param>
    public static bool IsHeading(ReadOnlySpan<byte> head)
    {
        head = head is [0xEF, 0xBB, 0xBF, ..] ? head[3..] : head;
        head = head[..Math.Min(head.Length, MaxHeading)];
        var end = head.IndexOf((byte)'\n');
        return ArticleColumns.AreArticles([.. Encoding.UTF8.GetString(end < 0 ? head : head[..end]).TrimEnd('\r').Split(',').Select(name => name.Trim(' ', '"'))]);
    }

    /// <summary>Rows after the first <paramref name="skip"/>, the heading being the first. Throws <see cref="ImportBrokenException"/> where the rest cannot be read.</summary>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(Stream file, long skip, [EnumeratorCancellation] CancellationToken ct)
    {
        var quotes = (string?)null;
        using var text = new RowText(new StreamReader(file, Encoding.UTF8, leaveOpen: true), MaxRow);
        using var csv = new CsvReader(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            MaxFieldSize = MaxCell,
            BadDataFound = _ => quotes = "a quote stands where none may",
            MissingFieldFound = null,
            PrepareHeaderForMatch = heading => heading.Header.Trim().ToLowerInvariant(),
        });
        if (!await NextAsync(csv, text, ct))
        {
            yield break;
        }

        csv.ReadHeader();
        var columns = ArticleColumns.Known.Select(name => (name, At: csv.GetFieldIndex(name, isTryGet: true))).Where(column => column.At >= 0)
            .ToDictionary(column => column.name, column => column.At);
        var width = csv.HeaderRecord!.Length;
        for (var row = 2L; await NextAsync(csv, text, ct); row++)
        {
            // Taken whole: what is wrong with a cell is told only when it is looked at.
            quotes = null;
            var count = csv.Parser.Count;
            var cells = count == width ? csv.Parser.Record! : [];
            var problem = quotes
                ?? (count == width ? null : string.Create(CultureInfo.InvariantCulture, $"has {count} cells where the heading has {width}"));
            if (row > skip)
            {
                yield return problem is null ? ArticleColumns.ToItem(row, column => Cell(cells, column)) : new(row, null, problem);
            }
        }

        string? Cell(string[] cells, string column) => columns.TryGetValue(column, out var at) && cells[at] is { Length: > 0 } cell ? CsvCells.Read(cell) : null;
    }

    private static async Task<bool> NextAsync(CsvReader csv, RowText text, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        text.BeginRow();
        try
        {
            return await csv.ReadAsync();
        }
        catch (RowTooLongException error)
        {
            throw new ImportBrokenException(
                string.Create(CultureInfo.InvariantCulture, $"row {csv.Parser.Row:N0} has more than {MaxRow:N0} characters: a quote may not be closed"), error);
        }
        catch (MaxFieldSizeException error)
        {
            throw new ImportBrokenException(
                string.Create(CultureInfo.InvariantCulture, $"a cell of row {csv.Parser.Row:N0} has more than {MaxCell:N0} characters: a quote may not be closed"), error);
        }
    }
}
