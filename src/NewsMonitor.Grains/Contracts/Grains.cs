using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using NewsMonitor.Domain;
using Orleans.Concurrency;

namespace NewsMonitor.Grains.Contracts;

/// <summary>A change on the wire: the log's <see cref="Domain.Change"/>.</summary>
[GenerateSerializer, Immutable, Alias("change")]
public sealed record SubjectChange(
    [property: Id(0)] string Subject,
    [property: Id(1)] int Kind,
    [property: Id(2)] long Number,
    [property: Id(3)] long Position,
    [property: Id(4)] long Minute,
    [property: Id(5)] int Source,
    [property: Id(6)] CountsOnWire Counts);

[GenerateSerializer, Immutable, Alias("counts")]
public readonly record struct CountsOnWire(
    [property: Id(0)] int Articles,
    [property: Id(1)] int Originals,
    [property: Id(2)] int Mentions,
    [property: Id(3)] int Negative,
    [property: Id(4)] int Neutral,
    [property: Id(5)] int Positive,
    [property: Id(6)] long ScoreMilli,
    [property: Id(7)] int SuspectOriginals);

/// <param name="Hour">First minute of the UTC hour.</param>
[GenerateSerializer, Immutable, Alias("hour")]
public readonly record struct HourOnWire([property: Id(0)] long Hour, [property: Id(1)] CountsOnWire Counts);

/// <summary>One subject on one timeline; key <see cref="TimelineKey"/>. Counts what the log says, forgets itself when idle, comes back exact.</summary>
[Alias("subject-grain")]
public interface ISubjectGrain : IGrainWithStringKey
{
    /// <summary>Changes of this subject in order; those it has are ignored, a hole is read from the log. Without any: some may be missing, read the
    /// log again.</summary>
    [Alias("apply")]
    Task ApplyAsync(ImmutableArray<SubjectChange> changes);

    /// <summary>The picture at the timeline's clock; null: the log does not know the subject.</summary>
    [Alias("picture"), AlwaysInterleave]
    Task<Picture?> GetPictureAsync();
}

/// <summary>One of the shards that boards are merged from: the windows of every subject that hashes to it. Key "timeline/shard".</summary>
[Alias("board-shard-grain")]
public interface IBoardShardGrain : IGrainWithStringKey
{
    /// <summary>Changes of the positions after <paramref name="from"/> up to <paramref name="to"/> for this shard, in order.</summary>
    [Alias("apply")]
    Task ApplyAsync(long from, long to, ImmutableArray<SubjectChange> changes);

    /// <summary>This shard's part of a board: its best rows, without headlines.</summary>
    [Alias("board"), AlwaysInterleave]
    Task<Board> GetBoardAsync(BoardQuery query);

    /// <summary>A topic of one's own has another name.</summary>
    [Alias("rename")]
    Task RenameAsync(string subject, string name);
}

/// <summary>Reads the log in order and brings each change to the shards and subjects. Key: the timeline.</summary>
[Alias("follower-grain")]
public interface IFollowerGrain : IGrainWithStringKey
{
    /// <summary>There is something newer in the log. Returns at once.</summary>
    [Alias("nudge"), OneWay]
    Task NudgeAsync();

    /// <summary>The last position that all shards and awake subjects have.</summary>
    [Alias("followed")]
    Task<long> GetFollowedAsync();

    /// <summary>Tells the observer after each batch which subjects changed, and a new one at once that it should ask for everything. One observer per
    /// silo; renewed at least once a minute or forgotten.</summary>
    [Alias("subscribe")]
    Task SubscribeAsync(IFollowerObserver observer);

    [Alias("unsubscribe")]
    Task UnsubscribeAsync(IFollowerObserver observer);
}

[Alias("follower-observer")]
public interface IFollowerObserver : IGrainObserver
{
    /// <summary>All changes up to the position are applied; <paramref name="subjects"/> changed, or so many that everything should be asked for again where it is default.</summary>
    [Alias("followed"), OneWay]
    void Followed(long position, ImmutableArray<string> subjects);
}

/// <summary>One replay: its clock, its follower and all that is counted on it, so that what is shown of it is of one instant. Key: its id.</summary>
[Alias("replay-grain")]
public interface IReplayGrain : IGrainWithStringKey
{
    /// <summary>Answered once its first instant can be shown.</summary>
    /// <exception cref="ReplayRefusedException">It cannot be so.</exception>
    [Alias("start"), ResponseTimeout("00:10:00")]
    Task<Replay> StartAsync(ReplayRequest request);

    /// <summary>Null: it was never started, or has ended and is forgotten.</summary>
    [Alias("get"), AlwaysInterleave]
    Task<Replay?> GetAsync(bool renew);

    /// <exception cref="ReplayRefusedException">It cannot be so.</exception>
    [Alias("change"), ResponseTimeout("00:10:00")]
    Task<Replay?> ChangeAsync(ReplayChange change);

    [Alias("end"), AlwaysInterleave]
    Task<bool> EndAsync();

    /// <summary>Ends it unless somebody watches it; false: somebody does.</summary>
    [Alias("end-unwatched"), AlwaysInterleave]
    Task<bool> EndUnwatchedAsync();

    /// <exception cref="NoSuchTimelineException">As where <see cref="GetAsync"/> gives null.</exception>
    [Alias("board"), AlwaysInterleave]
    Task<Board> GetBoardAsync(BoardQuery query);

    /// <summary>Null: the subject was not known then.</summary>
    /// <exception cref="NoSuchTimelineException">As where <see cref="GetAsync"/> gives null.</exception>
    [Alias("picture"), AlwaysInterleave]
    Task<Picture?> GetPictureAsync(string subject);

    /// <summary>Articles since ever of each subject, by the log's own number, in the order asked for; null: it is not at that instant any more.</summary>
    /// <exception cref="NoSuchTimelineException">As where <see cref="GetAsync"/> gives null.</exception>
    [Alias("count"), AlwaysInterleave]
    Task<ImmutableArray<int>?> CountAsync(ReplayMark mark, ImmutableArray<int> subjects);

    /// <summary>All news by UTC hour (its first minute), from … to (exclusive), oldest first; hours without any are left out. Null:
    /// it is not at that instant any more.</summary>
    /// <exception cref="NoSuchTimelineException">As where <see cref="GetAsync"/> gives null.</exception>
    [Alias("hours-of-all"), AlwaysInterleave]
    Task<ImmutableArray<HourOnWire>?> GetHoursOfAllAsync(ReplayMark mark, long from, long to);

    /// <summary>The strongest bursts of its range, strongest first. Looked for when first asked.</summary>
    /// <exception cref="NoSuchTimelineException">As where <see cref="GetAsync"/> gives null.</exception>
    [Alias("bursts"), AlwaysInterleave, ResponseTimeout("00:02:00")]
    Task<ImmutableArray<ReplayBurst>> GetBurstsAsync();
}

/// <summary>Which replays there are. Key: <see cref="TimelineKey.Replays"/>.</summary>
[Alias("replays-grain")]
public interface IReplaysGrain : IGrainWithStringKey
{
    /// <summary>Starts a replay; where there are too many, the one that nobody has watched for longest makes room.</summary>
    /// <exception cref="ReplayRefusedException">It cannot be so, or too many are open and all of them are watched.</exception>
    [Alias("create"), AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task<Replay> CreateAsync(ReplayRequest request);

    /// <summary>The newest first.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<Replay>> ListAsync();
}

/// <summary>One polled feed; key: its name. Polls when it is due, one poll at a time in the whole cluster.</summary>
[Alias("feed-grain")]
public interface IFeedGrain : IGrainWithStringKey
{
    /// <summary>Polls if the feed is due (or at once, where <paramref name="now"/> is set) and commits what is new. Returns the words for its health.</summary>
    [Alias("poll"), ResponseTimeout("00:10:00")]
    Task<FeedPollReport> PollAsync(bool now);
}

/// <param name="Polled">False: it was not due, is paused, or is gone.</param>
[GenerateSerializer, Immutable, Alias("feed-poll-report")]
public sealed record FeedPollReport(
    [property: Id(0)] bool Polled,
    [property: Id(1)] int Accepted,
    [property: Id(2)] int Updated,
    [property: Id(3)] int Duplicates,
    [property: Id(4)] int Rejected,
    [property: Id(5)] string? Error);

/// <summary>Grain keys: a timeline ("live", or a replay's id) and what is counted on it.</summary>
public static class TimelineKey
{
    public const string Live = "live";

    /// <summary>The grain that knows all replays.</summary>
    public const string Replays = "replays";

    private const int ReplayLength = 8;
    private const string IdAlphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create(IdAlphabet);

    /// <summary>Shards of a timeline. Fixed: a subject's shard is StableHash.Spread(id) % Shards.</summary>
    public const int Shards = 8;

    /// <summary>Whether a replay may have this id: r and 8 characters that are safe in an address.</summary>
    public static bool IsReplay(string timeline) =>
        timeline.Length == 1 + ReplayLength && timeline[0] == 'r' && timeline.AsSpan(1).IndexOfAnyExcept(IdCharacters) < 0;

    /// <summary>A new one, not to be guessed.</summary>
    public static string NewReplay() => "r" + RandomNumberGenerator.GetString(IdAlphabet, ReplayLength);

    public static int ShardOf(SubjectId subject) => (int)(Domain.StableHash.Spread(subject.Value) % Shards);

    public static string Of(string timeline, SubjectId subject) => $"{timeline}/{subject.Value}";

    public static string Of(string timeline, int shard) => $"{timeline}/{shard}";

    public static (string Timeline, string Name) Split(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (key[..slash], key[(slash + 1)..]);
    }
}
