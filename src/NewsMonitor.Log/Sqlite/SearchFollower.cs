using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using NewsMonitor.Domain;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Brings full text search up to the log, behind it, so that a commit does not pay for it.</summary>
public sealed partial class SearchFollower : IDisposable
{
    private const int MaxPositions = 2_000;

    /// <summary>Characters of one batch: it is held in memory.</summary>
    private const int MaxCharacters = 8_000_000;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    private const string ReadVersions = """
        select position, article from version where position > $after
        union all
        select r.position, v.article from reading r cross join version v on v.position = r.version
          where r.position > $after and length(r.findings) > 0
        order by 1 limit $limit
        """;

    private const string ReadIsBehind = """
        select exists (select 1 from version where position > $position)
          or exists (select 1 from reading where position > $position and length(findings) > 0)
        """;

    private const string ReadText = """
        select a.minute, a.withdrawn, o.name, v.content, coalesce((select findings from reading where position = a.reading), v.findings)
        from article a join source o on o.key = a.source join version v on v.position = a.position where a.key = $key
        """;

    private readonly Database _log;
    private readonly SearchIndex _index;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _one = new(1);
    private readonly Channel<bool> _newer =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal SearchFollower(Database log, SearchIndex index, TimeProvider time, ILogger logger) =>
        (_log, _index, _time, _logger) = (log, index, time, logger);

    /// <summary>Follows until it is stopped. A full disk or a damaged file ends nothing: it is said and tried again.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                try
                {
                    await CatchUpAsync(ct);
                    await _newer.Reader.ReadAsync(ct);
                }
                catch (Exception error) when (error is SqliteException or IOException)
                {
                    LogCannotWrite(RetryAfter, error);
                    await Task.Delay(RetryAfter, _time, ct);
                }
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            LogStopped(_index.Position.Value);
        }
    }

    /// <summary>Follows up to what is committed now.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            while (true)
            {
                var (texts, to) = await _log.ReadAsync(db => ReadBatch(db, _index.Position.Value), ct);
                if (to == _index.Position)
                {
                    return;
                }

                Write(texts, to);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Whether the log has something to be searched behind what is followed.</summary>
    internal static bool IsBehind(Session log, Position followed) => log.Scalar(ReadIsBehind, followed.Value) != 0;

    /// <summary>Says that the log has more; never waits.</summary>
    internal void Nudge() => _newer.Writer.TryWrite(true);

    public void Dispose() => _one.Dispose();

    private void Write(List<SearchText> texts, Position to)
    {
        try
        {
            if (_index.Write(texts, to) is > 0 and var leftOut)
            {
                LogLeftOut(leftOut);
            }
        }
        catch (SqliteException error) when (SearchIndex.IsDamage(error))
        {
            LogDamaged(error);
            _index.Rebuild();
        }
    }

    // The state of each article is the current one, maybe newer than the batch: coming to the newer version again changes nothing.
    private static (List<SearchText> Texts, Position To) ReadBatch(Session db, long after)
    {
        var texts = new List<SearchText>();
        var seen = new HashSet<long>();
        var characters = 0;
        var to = after;
        using var versions = db.Query(ReadVersions, after, MaxPositions);
        var taken = 0;
        while (characters < MaxCharacters && versions.Next())
        {
            taken++;
            to = versions.Number(0);
            var article = versions.Number(1);
            if (!seen.Add(article))
            {
                continue;
            }

            using var rows = db.Query(ReadText, article);
            rows.Next();
            var words = rows.Flag(1) ? null : SearchWords.Of(rows.Text(2), db.Codec.DecodeText(rows.Bytes(3)), db.Codec.DecodeFound(rows.Bytes(4)));
            texts.Add(new(article, rows.Number(0), words));
            characters += words?.Body.Length ?? 0;
        }

        // All that there was: what lies behind has nothing to be searched.
        return (texts, new(taken < MaxPositions && characters < MaxCharacters ? HeadReader.Position(db) : to));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Full text search cannot be written; next try in {Delay}")]
    private partial void LogCannotWrite(TimeSpan delay, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} articles cannot be searched: their minute has over a million")]
    private partial void LogLeftOut(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The full text file is damaged; it is built anew from the log")]
    private partial void LogDamaged(Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "Full text search stopped at position {Position}")]
    private partial void LogStopped(long position);
}
