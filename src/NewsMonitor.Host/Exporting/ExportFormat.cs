namespace NewsMonitor.Host.Exporting;

internal enum ExportFormat
{
    JsonLines = 0,
    Csv,
    Parquet,
}

internal static class ExportFormats
{
    public static string Words => string.Join(", ", Enum.GetValues<ExportFormat>().Select(Word));

    public static bool TryParse(string? word, out ExportFormat format)
    {
        foreach (var known in Enum.GetValues<ExportFormat>())
        {
            if (known.Word() == word)
            {
                format = known;
                return true;
            }
        }

        format = default;
        return false;
    }

    /// <summary>The name in the API and on the command line, and the ending of a file's name.</summary>
    public static string Word(this ExportFormat format) => format switch
    {
        ExportFormat.JsonLines => "jsonl",
        ExportFormat.Csv => "csv",
        ExportFormat.Parquet => "parquet",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static string ContentType(this ExportFormat format) => format switch
    {
        ExportFormat.JsonLines => "application/x-ndjson; charset=utf-8",
        ExportFormat.Csv => "text/csv; charset=utf-8; header=present",
        ExportFormat.Parquet => "application/vnd.apache.parquet",
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    public static IExportWriter Write(this ExportFormat format, Stream to) => format switch
    {
        ExportFormat.JsonLines => new JsonLinesWriter(to),
        ExportFormat.Csv => new CsvRowWriter(to),
        ExportFormat.Parquet => new ParquetRowWriter(to),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };
}
