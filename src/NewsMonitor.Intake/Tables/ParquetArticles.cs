using System.Globalization;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace NewsMonitor.Intake;

/// <summary>Articles of a Parquet file, as an export writes it: a row each, read a row group at a time.</summary>
internal static class ParquetArticles
{
    /// <summary>Unpacked bytes of a row group as the file says, and characters of it as they are: it is held in memory.</summary>
    private const long MaxGroup = 256L << 20;

    /// <summary>Characters of a row: some hundreds of them are on their way at once.</summary>
    private const long MaxRow = ArticleBytes.Limit;

    /// <summary>Rows of a row group: each costs some bytes a column even where it is empty.</summary>
    private const long MaxRows = 1_000_000;

    /// <param name="head">The first bytes of the file.</param>
    public static bool IsParquet(ReadOnlySpan<byte> head) => head.StartsWith("PAR1"u8);

    /// <summary>Rows after the first <paramref name="skip"/>. Throws <see cref="ImportBrokenException"/> where the rest cannot be read.</summary>
    /// <param name="file">Seekable: a Parquet file says at its end what is in it.</param>
    public static async IAsyncEnumerable<ImportItem> ReadAsync(Stream file, long skip, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var reader = await SoundAsync(() => ParquetReader.CreateAsync(file, leaveStreamOpen: true, cancellationToken: ct));
        var fields = reader.Schema.DataFields.Where(field => ArticleColumns.Known.Contains(field.Name)).ToList();
        if (!ArticleColumns.AreArticles([.. fields.Select(field => field.Name)]))
        {
            throw new ImportBrokenException($"it is a Parquet file without articles: it has the columns {string.Join(", ", reader.Schema.DataFields.Select(field => field.Name))}");
        }

        var row = 0L;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            using var rows = await SoundAsync(() => Task.FromResult(reader.OpenRowGroupReader(group)));
            Check(rows);
            if (row + rows.RowCount <= skip)
            {
                row += rows.RowCount;
                continue;
            }

            var columns = new Dictionary<string, Func<int, string?>>();
            var lengths = new long[checked((int)rows.RowCount)];
            foreach (var field in fields)
            {
                columns.Add(field.Name, await SoundAsync(() => ReadAsync(rows, field, lengths, ct)));
                if (lengths.Sum() > MaxGroup)
                {
                    throw new ImportBrokenException($"a row group of it unpacks to more than {MaxGroup >> 20} Mi characters; write it with smaller ones");
                }
            }

            for (var at = 0; at < rows.RowCount; at++)
            {
                if (++row > skip)
                {
                    yield return lengths[at] <= MaxRow
                        ? ArticleColumns.ToItem(row, name => columns.TryGetValue(name, out var cell) ? cell(at) : null)
                        : new(row, null, string.Create(CultureInfo.InvariantCulture, $"has {lengths[at]:N0} characters; {MaxRow:N0} are the most"));
                }
            }
        }
    }

    private static void Check(ParquetRowGroupReader rows)
    {
        if (rows.RowGroup.TotalByteSize > MaxGroup || rows.RowCount > MaxRows)
        {
            throw new ImportBrokenException(string.Create(CultureInfo.InvariantCulture,
                $"a row group of it has {rows.RowCount:N0} rows and {rows.RowGroup.TotalByteSize / 1e6:N0} MB; write it with smaller ones, of at most {MaxGroup >> 20} MiB"));
        }
    }

    /// <param name="lengths">To which the characters of each cell are added.</param>
    private static async Task<Func<int, string?>> ReadAsync(ParquetRowGroupReader rows, DataField field, long[] lengths, CancellationToken ct)
    {
        var count = checked((int)rows.RowCount);
        if (field.IsArray)
        {
            throw new ImportBrokenException($"its column {field.Name} holds lists");
        }

        if (field.ClrType == typeof(DateTime))
        {
            var times = new DateTime?[count];
            await rows.ReadAsync<DateTime>(field, times, cancellationToken: ct);
            return at => times[at]?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
        }

        if (field.ClrType == typeof(bool))
        {
            var flags = new bool?[count];
            await rows.ReadAsync<bool>(field, flags, cancellationToken: ct);
            return at => flags[at] is { } flag ? (flag ? "true" : "false") : null;
        }

        if (field.ClrType != typeof(string) && field.ClrType != typeof(ReadOnlyMemory<char>))
        {
            throw new ImportBrokenException($"its column {field.Name} holds neither texts, times nor truth values");
        }

        var texts = new string?[count];
        await rows.ReadAsync(field, texts!, cancellationToken: ct);
        for (var at = 0; at < count; at++)
        {
            lengths[at] += texts[at]?.Length ?? 0;
        }

        return at => texts[at];
    }

    /// <summary>Whatever the library makes of damaged bytes, it is the file's fault.</summary>
    private static async Task<T> SoundAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (error is not (OperationCanceledException or ImportBrokenException or OutOfMemoryException))
        {
            throw new ImportBrokenException("the Parquet file is cut off or damaged", error);
        }
    }
}
