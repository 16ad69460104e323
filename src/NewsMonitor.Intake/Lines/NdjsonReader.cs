using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace NewsMonitor.Intake;

/// <summary>Articles of NDJSON, each line by itself: a bad or overlong line is answered with its number, and the next one is read.</summary>
public static class NdjsonReader
{
    /// <summary>One result per line that is not blank, in order. Never <see cref="Pushed.Broken"/>. The pipe's own errors pass through.</summary>
    public static async IAsyncEnumerable<Pushed> ReadAsync(PipeReader pipe, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var line in LineReader.ReadAsync(pipe, ArticleBytes.Limit, ct))
        {
            yield return line.TooLong ? ArticleBytes.TooLong(line.Number) : ArticleBytes.Parse(line.Bytes, line.Number);
        }
    }
}
