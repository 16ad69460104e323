using System.Text.Json.Serialization;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Host.Api;

// What the API answers, in JSON as camelCase. Pictures and boards are the grains' own records. The dashboard's types are generated from these.

/// <summary>A page of a list; <paramref name="Next"/> is the cursor of the next one, null at the end.</summary>
public sealed record ListOf<T>(IReadOnlyList<T> Items, string? Next);

/// <param name="Result">accepted, updated, duplicate, withdrawn or rejected.</param>
/// <param name="Article">Our id of the article; null where rejected.</param>
/// <param name="Reason">Why it was rejected, or what was odd about it (a suspect date); null otherwise.</param>
public sealed record PushResult(int Index, string? Source, string? Id, string Result, long? Position, string? Article, string? Reason);

/// <param name="Articles">Articles that count at the timeline's clock.</param>
/// <param name="Versions">Versions ever, withdrawals not counted; null: a replay does not count them.</param>
/// <param name="Withdrawn">Articles that are withdrawn now; null: a replay does not count them.</param>
/// <param name="Sources">Distinct sources of the articles.</param>
/// <param name="Position">Newest position of the log.</param>
/// <param name="Followed">Position that all grains have.</param>
/// <param name="LagSeconds">Age of the oldest article that is in the log and not yet counted; 0 when none is.</param>
/// <param name="NewestArrival">When the newest article arrived; null: the log is empty.</param>
/// <param name="UsualGapSeconds">Usual time between arrivals at this hour; null: not known.</param>
/// <param name="Feeds">Polled feeds, and how many of them are well.</param>
/// <param name="Sample">Whether the sample feed is playing, and how far: 0 … 1; null: it is not.</param>
/// <param name="Mode">live; sample: this data folder holds invented articles; try: it holds files on trial and is deleted at the end.</param>
/// <param name="Reader">Version of the reader that reads what arrives.</param>
/// <param name="Readers">Current articles by the version of the reader that read them, most first.</param>
/// <param name="Replays">Replays that are open.</param>
public sealed record StatusDto(
    long Articles, long? Versions, long? Withdrawn, long Position, long Followed, DateTimeOffset Clock, double LagSeconds, int Sources,
    int Connections, string Version, DateTimeOffset? NewestArrival, double? UsualGapSeconds, FeedsDto Feeds, double? Sample, string Mode,
    string Reader, long SearchPosition, DateTimeOffset StartedAt, IReadOnlyList<ReaderArticles> Readers, RereadStatusDto Reread, int Replays);

/// <param name="Due">Current articles that another reader read than the one that reads what arrives.</param>
/// <param name="Running">The reread at work; null: none.</param>
public sealed record RereadStatusDto(long Due, RereadDto? Running);

/// <param name="Reader">fast or standard.</param>
/// <param name="Version">The version of that reader.</param>
/// <param name="State">running, done, cancelled or failed.</param>
/// <param name="Due">Articles that were to be read when it started.</param>
/// <param name="Done">Read again.</param>
/// <param name="Passed">Changed or withdrawn meanwhile: their newer version won.</param>
/// <param name="Failed">The reader could not read them; the program's log says why.</param>
/// <param name="PerSecond">Articles a second so far; null: not known yet.</param>
/// <param name="SecondsLeft">Null: not known, or ended.</param>
/// <param name="Reason">Why it failed.</param>
public sealed record RereadDto(
    string Id, string Reader, string Version, DateTimeOffset? From, DateTimeOffset? To, string? Subject, string? Source, string State,
    long Due, long Done, long Passed, long Failed, double? PerSecond, double? SecondsLeft, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Reason);

/// <summary>What to read again; all parts that are given must hold.</summary>
/// <param name="Reader">fast or standard; null: the one that reads what arrives.</param>
/// <param name="From">Event time, inclusive.</param>
/// <param name="To">Event time, exclusive.</param>
public sealed record RereadRequest(string? Reader, DateTimeOffset? From, DateTimeOffset? To, string? Subject, string? Source, string? Article = null);

/// <param name="Reader">fast or standard.</param>
/// <param name="Version">Null: not loaded yet.</param>
/// <param name="Available">Its models are there.</param>
/// <param name="Live">It reads what arrives.</param>
public sealed record ReaderDto(string Reader, string? Version, bool Available, bool Live);

/// <param name="Kind">person, organisation, place or other.</param>
public sealed record OwnNameDto(string Name, IReadOnlyList<string> Aliases, string Kind, string? Wikidata);

/// <param name="Total">Names of the whole list.</param>
public sealed record OwnNamesDto(IReadOnlyList<OwnNameDto> Items, string? Next, int Total);

/// <param name="Names">Names of the list now.</param>
/// <param name="Reader">Version of the reader that reads what arrives with them.</param>
public sealed record NamesResultDto(int Names, string Reader);

/// <summary>One of the <c>errors</c> of a list that was not taken.</summary>
/// <param name="Line">Line of the file, from 1; 0: the file as a whole.</param>
public sealed record NamesProblemDto(int Line, string Reason);

public sealed record FeedsDto(int All, int Well);

public sealed record SubjectDto(string Subject, string Name, string Kind, string? Wikidata, long Articles, DateTimeOffset? First, DateTimeOffset? Newest);

/// <param name="Step">1m, 1h or 1d.</param>
/// <param name="Points">Every step from … to, empty ones too, oldest first; at most 10,080.</param>
/// <param name="Usual">Per step of 1h: what is usual then; null: learning, or not known at this step.</param>
public sealed record SeriesDto(string Subject, string Step, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<SeriesPointDto> Points, UsualDto? Usual);

public sealed record SeriesPointDto(
    DateTimeOffset At, int Articles, int Originals, int Mentions, int Negative, int Neutral, int Positive, double? Score, double? Net, double? NetLow, double? NetHigh);

public sealed record UsualDto(IReadOnlyList<double> Mean, IReadOnlyList<double> Low, IReadOnlyList<double> High);

/// <param name="Expected">Shared articles to expect by chance, from how often each of the two is named at all.</param>
/// <param name="Ratio">shared / expected; null where nothing can be expected.</param>
public sealed record RelatedDto(string Subject, string Name, string Kind, int Shared, double? Expected, double? Ratio);

public sealed record SubjectSourceDto(string Source, int Articles, int Originals, int Mentions, int Negative, int Neutral, int Positive, DateTimeOffset Newest);

/// <param name="At">Event time, to the minute.</param>
/// <param name="Share">For the subject asked for; null: none was asked for.</param>
/// <param name="Evidence">Its sentences, heaviest first, 3 at most.</param>
/// <param name="Matched">Where it matches the topic of one's own that was asked for, or the query that is tried; a few in the order of the text.</param>
public sealed record ArticleDto(
    string Article, string Source, string Id, long Position, string Title, string Lead, string? Url, DateTimeOffset At, bool DateSuspect,
    DateTimeOffset Arrival, int Version, bool Withdrawn, bool Original, int Copies, string? Section, string? Language,
    ShareDto? Share, IReadOnlyList<EvidenceTextDto> Evidence, IReadOnlyList<SubjectNameDto> Subjects, IReadOnlyList<MatchedTextDto> Matched);

public sealed record ShareDto(int Mentions, string? Sentiment, double Score);

public sealed record EvidenceTextDto(string Text, string Field, int Start, SentimentDto Sentiment);

/// <summary>A sentence, or words beside each other, in which a query matched.</summary>
/// <param name="Start">Where it begins in its field.</param>
/// <param name="Places">What matched, from the beginning of <paramref name="Text"/>.</param>
public sealed record MatchedTextDto(string Text, string Field, int Start, IReadOnlyList<PlaceDto> Places);

public sealed record PlaceDto(int Start, int Length);

public sealed record SubjectNameDto(string Subject, string Name, string Kind);

/// <param name="Versions">Oldest first; the last is current.</param>
/// <param name="Copies">Other articles with the same text, earliest first.</param>
public sealed record ArticleDetailDto(ArticleDto Article, IReadOnlyList<VersionDto> Versions, IReadOnlyList<ArticleDto> Copies);

/// <param name="Way">push, feed, import, paste or sample.</param>
/// <param name="Title">Null (with the body and findings) for a withdrawal.</param>
/// <param name="ReadAt">When these findings were made: with the version, or later where it was read again.</param>
public sealed record VersionDto(
    long Position, DateTimeOffset Arrival, string Way, bool Withdrawn, string? Title, string? Body, string? Url, DateTimeOffset? PublishedAt,
    DateTimeOffset? UpdatedAt, string? Language, string? Section, string? Byline, FindingsDto? Findings, DateTimeOffset ReadAt);

/// <summary>Probabilities that add up to 1, and the two things said of them: they may seem to differ, as 0.61 neutral beside 0.37 negative scores −0.35.</summary>
/// <param name="Score">Positive − negative: how far it leans.</param>
/// <param name="Label">The likeliest: negative, neutral or positive; neutral wins a tie. What an article counts as.</param>
public sealed record SentimentDto(double Negative, double Neutral, double Positive, double Score, string Label);

/// <summary>What the reader found; also the answer of <c>POST /analyze</c>. Offsets are UTF-16 units into title or body.</summary>
/// <param name="Struck">What the reader took for names and a correction took out; null: nothing.</param>
/// <param name="Section">The source's section, where it named a topic and so moved the topics' scores; else null.</param>
public sealed record FindingsDto(
    string Reader, string Language, IReadOnlyList<EntityDto> Entities, IReadOnlyList<TopicDto> Topics, SentimentDto? Tone,
    IReadOnlyList<SpanDto> Sentences, IReadOnlyList<SpanDto> Skipped, string? Dateline, string? Title, string? Body,
    IReadOnlyList<SpanDto>? Struck, string? Section);

/// <summary>What a person set right; all texts are found wherever the article has them.</summary>
public sealed record CorrectionsDto(
    IReadOnlyList<string>? NotNames, IReadOnlyList<EntityCorrectionDto>? Entities, IReadOnlyList<SentimentCorrectionDto>? Sentiments);

/// <summary>Every mention of the text means this entity.</summary>
/// <param name="Subject">Null: the id that follows from <paramref name="Wikidata"/>, else from kind and name.</param>
/// <param name="Kind">person, organisation, place or other.</param>
public sealed record EntityCorrectionDto(string Text, string? Subject, string Name, string Kind, string? Wikidata);

/// <summary>The sentence speaks so of the entity.</summary>
/// <param name="Sentiment">negative, neutral or positive.</param>
public sealed record SentimentCorrectionDto(string Sentence, string Subject, string Sentiment);

public sealed record SpanDto(int Start, int Length, string Field);

/// <param name="Origin">Who found its mentions, all together: known, model, own, repeated, corrected; null: the reader did not say.</param>
/// <param name="Probabilities">For each mention that it is a name of its kind there, as the model sees it; 0: found by other means. Null: the reader has none.</param>
/// <param name="Corrected">Who it is was said by a person.</param>
/// <param name="Why">Why it is linked or not, for a person to read; null: the reader did not say.</param>
/// <param name="Evidence">The sentences that weigh most, heaviest first.</param>
/// <param name="Sentences">How many sentences the sentiment is formed from; null: read before this was told.</param>
public sealed record EntityDto(
    string Subject, string Name, string Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Wikidata,
    double Confidence, IReadOnlyList<SpanDto> Mentions, SentimentDto? Sentiment, IReadOnlyList<EvidenceDto> Evidence, string? Why,
    IReadOnlyList<string>? Origin, IReadOnlyList<double>? Probabilities, bool Corrected, int? Sentences);

/// <summary>Somebody or something that the knowledge knows by a name.</summary>
/// <param name="Kind">person, organisation, place or other; null: not known.</param>
/// <param name="Country">That it is in or of; null: not known.</param>
/// <param name="Likely">The share of news that mean it, of those that mean any of this name: before an article is looked at.</param>
public sealed record MeaningDto(
    string Subject, string Name, string? Kind, string? Wikidata, string? Country, IReadOnlyList<string> AlsoCalled, double Likely);

public sealed record TopicDto(string Subject, string Name, double Score);

/// <param name="Corrected">A person said so; there are no words then.</param>
public sealed record EvidenceDto(int Start, int Length, string Field, SentimentDto Sentiment, IReadOnlyList<WordDto> Words, bool Corrected);

public sealed record WordDto(int Start, int Length, string Field, double Weight);

/// <param name="Name">Its name, and the <c>source</c> of its articles.</param>
/// <param name="Way">feed or push.</param>
/// <param name="Health">well, failing, silent, late, gone, paused or new.</param>
/// <param name="Words">What is wrong and what happens next, in a sentence; empty when it is well.</param>
/// <param name="Hours">Articles of the last 24 hours, by hour, oldest first.</param>
/// <param name="Usual">What is usual in 24 hours; null: learning.</param>
/// <param name="DelaySeconds">Median of arrival − publication over its newest articles; null: unknown.</param>
public sealed record SourceDto(
    string Name, string Subject, string Way, string? Address, string? Site, string? Format, string Health, string Words,
    DateTimeOffset? Newest, DateTimeOffset? LastSuccess, DateTimeOffset? LastPoll, DateTimeOffset? NextPoll, double? RhythmSeconds,
    double? IntervalSeconds, bool? FetchPages, bool Paused, IReadOnlyList<int> Hours, int Articles, int Originals, double? Usual, double? DelaySeconds, long Total);

/// <param name="Address">Of the feed, or of a page that names one.</param>
/// <param name="Name">Null: the feed's own title.</param>
public sealed record AddSourceDto(string Address, string? Name, bool? FetchPages, double? IntervalSeconds);

public sealed record ChangeSourceDto(bool? Paused, bool? FetchPages, double? IntervalSeconds);

/// <summary>What a feed would bring, before it is added: <c>POST /sources/preview</c>.</summary>
public sealed record FeedPreviewDto(string Address, string Title, string? Site, string Format, IReadOnlyList<FeedPreviewItemDto> Items, string? Note);

public sealed record FeedPreviewItemDto(string Title, string? Url, DateTimeOffset? PublishedAt, string Lead);

public sealed record OpmlResultDto(int Added, int Known, IReadOnlyList<string> Refused);

/// <summary>One of the well-known public feeds that a newcomer may choose from.</summary>
public sealed record PublicFeedDto(string Name, string Address, string Group, bool Added);

/// <summary>A past stretch of the log, played on a timeline of its own: its id is the <c>timeline</c> of every call that reads.</summary>
/// <param name="From">Where its clock began.</param>
/// <param name="To">Where its clock stops.</param>
/// <param name="Speed">Seconds of its clock per second: 1 to 10,000, or <c>"max"</c>.</param>
/// <param name="Clock">arrival: what was known then; event: what is known now, as it happened.</param>
/// <param name="State">playing, paused or ended; one that has ended can still be read, and a jump back plays it again.</param>
/// <param name="At">Its clock.</param>
/// <param name="Position">Newest position of the log that is in its numbers.</param>
/// <param name="Progress">0 … 1 of its range.</param>
/// <param name="SecondsLeft">To its end at this pace; null: not known, or it does not play.</param>
/// <param name="Generation">Raised by each jump: what was read before it is of another time.</param>
/// <param name="Rows">Versions, withdrawals and readings that its clock has passed since the log's first.</param>
/// <param name="Watched">Whether anybody has read it in the last minute; one that nobody watches makes room where too many are open.</param>
public sealed record ReplayDto(
    string Id, DateTimeOffset From, DateTimeOffset To, SpeedDto Speed, string Clock, string State, DateTimeOffset At, long Position,
    double Progress, double? SecondsLeft, long Generation, long Rows, bool Watched);

/// <summary>A burst of a replay's range at its strongest, as all articles are known today; one for each event of a subject.</summary>
/// <param name="At">The clock at which a board of the window shows it.</param>
/// <param name="Window">24h; 1h in a range of a week or less.</param>
/// <param name="Articles">Of the window.</param>
/// <param name="Usual">Articles that are usual in such a window.</param>
/// <param name="Burst">3 … 20.</param>
public sealed record ReplayBurstDto(
    DateTimeOffset At, string Subject, string Name, string Kind, int Articles, double Usual, double Burst, string Window);

/// <param name="At">The first arrival of a text in the stretch, or the first event minute; null: no article enters in it.</param>
public sealed record ReplayFirstDto(DateTimeOffset? At);

/// <param name="From">Where the clock begins; an RFC 3339 time.</param>
/// <param name="To">Where it stops: after <paramref name="From"/>, not in the future.</param>
/// <param name="Speed">Seconds of its clock per second: 1 to 10,000, or <c>"max"</c>; null: 1.</param>
/// <param name="Clock">arrival or event; null: arrival.</param>
public sealed record ReplayRequestDto(string From, string To, SpeedDto? Speed, string? Clock);

/// <summary>What is null stays as it is.</summary>
/// <param name="State">playing or paused.</param>
/// <param name="At">Jump there: a time of the replay's range.</param>
public sealed record ChangeReplayDto(string? State, SpeedDto? Speed, string? At);

/// <summary>What a connection may watch.</summary>
/// <param name="Kind">board, subject, ticker, query, status, alerts, or (on a replay's timeline) replay.</param>
/// <param name="Query">Of the kind query: what arrives is asked this.</param>
public sealed record ViewDto(
    string Kind, string? Board, string? Window, string? SubjectKind, string? Filter, int? Limit, string? Subject, IReadOnlyList<string>? Subjects,
    string? Query = null);

/// <param name="Timeline">live, or a replay's id.</param>
public sealed record WatchDto(string Timeline, ViewDto View);

/// <param name="Number">One more than that of the change before; a hole means that the view is to be watched anew.</param>
/// <param name="Clock">The timeline's.</param>
/// <param name="State">Of a board: <see cref="BoardStateDto"/>; subject: <see cref="Picture"/>, null while no article has named it; ticker:
/// <see cref="TickerStateDto"/>; query: <see cref="QueryStateDto"/>; status: <see cref="StatusDto"/>; alerts: <see cref="AlertsStateDto"/>;
/// replay: <see cref="ReplayDto"/>.</param>
public sealed record ChangedDto(string Watch, long Number, DateTimeOffset Clock, long Position, object? State);

/// <param name="Rows">All rows in the answer of Watch; afterwards those that are new or changed.</param>
/// <param name="Order">Subjects in order; null where the order is as before.</param>
public sealed record BoardStateDto(IReadOnlyList<BoardRow> Rows, IReadOnlyList<string>? Order, int Total);

/// <param name="Total">All that fire.</param>
/// <param name="Unseen">Of all that fire, those that nobody has opened.</param>
/// <param name="Alerts">The newest 200 of them as <c>GET /alerts</c> has them, all in the answer of Watch; afterwards those that are new or changed.</param>
/// <param name="Order">Ids of the newest 200, newest first: who is not there fires no longer.</param>
public sealed record AlertsStateDto(int Total, int Unseen, IReadOnlyList<System.Text.Json.JsonElement> Alerts, IReadOnlyList<string> Order);

/// <param name="Articles">Newest arrival first; afterwards only those that came since.</param>
public sealed record TickerStateDto(IReadOnlyList<ArticleDto> Articles);

/// <summary>What arrived since the view was opened and is matched by its query.</summary>
/// <param name="Since">When it was opened.</param>
/// <param name="Arrived">Articles since then.</param>
/// <param name="Looked">Of these so many were asked; fewer where very many came at once.</param>
/// <param name="Matched">Of these so many match.</param>
/// <param name="Articles">New matches, newest first, with the places that match.</param>
public sealed record QueryStateDto(DateTimeOffset Since, long Arrived, long Looked, long Matched, IReadOnlyList<ArticleDto> Articles);
