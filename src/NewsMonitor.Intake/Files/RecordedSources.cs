using NewsMonitor.Log;

namespace NewsMonitor.Intake;

/// <summary>
/// Recorded streams name an article by id alone, and its source may be spelt otherwise in a later line. An article keeps the source that it
/// first came with; a withdrawal finds it the same way. Remembers one source per id of the file.
/// </summary>
internal sealed class RecordedSources(ILogReader log)
{
    private readonly Dictionary<string, string> _sources = new(StringComparer.Ordinal);

    public async ValueTask<ImportItem> ResolveAsync(RecordedLine line, long number, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(line.Uid))
        {
            return new(number, null, "uid is missing");
        }

        if (line.Op is not ("put" or "delete"))
        {
            return new(number, null, "op is neither put nor delete");
        }

        var id = CleanText.Line(line.Uid);
        if (!_sources.TryGetValue(id, out var source))
        {
            source = (await log.FindByIdAsync(id, ct))?.Source ?? (line.Op == "put" ? FirstSource(line) : null);
            if (source is null)
            {
                return new(number, null, line.Op == "delete" ? "withdraws an article that is not known" : "source is missing");
            }

            _sources[id] = source;
        }

        return new(number, line.ToArticle(source), null);
    }

    private static string? FirstSource(RecordedLine line) =>
        CleanText.Line(line.Source) is { Length: > 0 } given ? given
        : WebAddress.Normalise(line.Url) is { } url ? new Uri(url).IdnHost : null;
}
