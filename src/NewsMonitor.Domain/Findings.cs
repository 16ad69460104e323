using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NewsMonitor.Domain;

/// <summary>What a reader found in one version of an article. Offsets are UTF-16 units into the title or the body as stored.</summary>
/// <param name="Reader">Which reader, with its version: <c>fast/1</c>.</param>
/// <param name="Language">ISO 639-1 code, or <c>und</c> where it could not be told.</param>
/// <param name="Sentences">The sentences that were read, in order of the text.</param>
/// <param name="Skipped">Stretches recognised as not being news (section line, byline, copyright, comments), kept in the text, not read.</param>
/// <param name="Entities">Names found, one entry per entity, by first mention.</param>
/// <param name="Topics">IPTC topics, best first.</param>
/// <param name="Tone">How the article reads as a whole; null where the reader does not know the language.</param>
/// <param name="Dateline">The place in a dateline ("ANCHORAGE, Alaska — "), as a name; not a mention of it.</param>
/// <param name="Struck">What the reader took for names and a person's correction took out; null: nothing.</param>
/// <param name="Section">The source's section, where it named a topic and so moved the topics' scores; else null.</param>
public sealed record Findings(
    string Reader,
    string Language,
    ImmutableArray<TextSpan> Sentences,
    ImmutableArray<TextSpan> Skipped,
    ImmutableArray<EntityFinding> Entities,
    ImmutableArray<TopicFinding> Topics,
    SentimentFinding? Tone,
    string? Dateline = null,
    ImmutableArray<TextSpan>? Struck = null,
    string? Section = null);

[JsonConverter(typeof(JsonStringEnumConverter<TextField>))]
public enum TextField
{
    [JsonStringEnumMemberName("title")] Title = 0,
    [JsonStringEnumMemberName("body")] Body = 1,
}

/// <summary>A stretch of the title or the body; <paramref name="Length"/> ≥ 1.</summary>
public readonly record struct TextSpan(TextField Field, int Start, int Length)
{
    [JsonIgnore]
    public int End => Start + Length;
}

/// <summary>One entity of an article with all of its mentions joined.</summary>
/// <param name="Subject">Linked or own id.</param>
/// <param name="Name">The longest form that the article or the knowledge file has.</param>
/// <param name="Kind">Person, organisation, place or other.</param>
/// <param name="Wikidata">Q-number where the link is sure, else null.</param>
/// <param name="Confidence">0 … 1 that this is a name of this kind and entity.</param>
/// <param name="Mentions">Every occurrence, in order of the text.</param>
/// <param name="Sentiment">How the article speaks of it; null: unknown.</param>
/// <param name="Evidence">The sentences that weigh most, heaviest first; the sentiment is formed from <paramref name="Sentences"/>, which may be more.</param>
/// <param name="Why">Why it is linked or not, for a person to read; null in findings of readers that did not say.</param>
/// <param name="Origin">Who found its mentions, all together; null in findings stored before this was told.</param>
/// <param name="Probabilities">For each mention, as the model sees it in its sentence, that it is a name with these ends and of its kind there; 0: found by other means. Null: the reader has none.</param>
/// <param name="Corrected">Who it is was said by a person.</param>
/// <param name="Sentences">How many sentences the sentiment is formed from: all that name it and were judged. Null in findings stored before this was told.</param>
public sealed record EntityFinding(
    SubjectId Subject,
    string Name,
    SubjectKind Kind,
    string? Wikidata,
    double Confidence,
    ImmutableArray<TextSpan> Mentions,
    SentimentFinding? Sentiment,
    ImmutableArray<Evidence> Evidence,
    string? Why = null,
    NameOrigin? Origin = null,
    ImmutableArray<double>? Probabilities = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Corrected = false,
    int? Sentences = null);

/// <summary>Who found a name. The numbers are those of the readers; JSON has the words.</summary>
[Flags]
[JsonConverter(typeof(JsonStringEnumConverter<NameOrigin>))]
public enum NameOrigin
{
    None = 0,
    /// <summary>The knowledge files.</summary>
    [JsonStringEnumMemberName("known")] Known = 1,
    /// <summary>The trained model.</summary>
    [JsonStringEnumMemberName("model")] Model = 2,
    /// <summary>The user's list of names.</summary>
    [JsonStringEnumMemberName("own")] Own = 4,
    /// <summary>It was sure elsewhere in the article.</summary>
    [JsonStringEnumMemberName("repeated")] Repeated = 8,
    /// <summary>A person's correction.</summary>
    [JsonStringEnumMemberName("corrected")] Corrected = 16,
}

public sealed record TopicFinding(SubjectId Subject, string Name, double Score);

/// <summary>Probabilities that add up to 1.</summary>
public sealed record SentimentFinding(double Negative, double Neutral, double Positive)
{
    /// <summary>Positive − negative: −1 … 1.</summary>
    public double Score => Positive - Negative;

    /// <summary>The likeliest; neutral wins a tie, also one of the two others. What it is called and counts as, on whatever side the score lies.</summary>
    [JsonIgnore]
    public Sentiment Label =>
        Negative > Neutral && Negative > Positive ? Sentiment.Negative :
        Positive > Neutral && Positive > Negative ? Sentiment.Positive : Sentiment.Neutral;
}

public enum Sentiment
{
    Negative = -1,
    Neutral = 0,
    Positive = 1,
}

/// <summary>A sentence, what it says of the entity, and the words of it that weighed most, heaviest first.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Sentiment">What it says.</param>
/// <param name="Words">Why.</param>
/// <param name="Corrected">A person said so; there are no words then.</param>
public sealed record Evidence(
    TextSpan Sentence, SentimentFinding Sentiment, ImmutableArray<WordWeight> Words,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Corrected = false);

/// <summary>A word and how far it pulled: below 0 to negative, above 0 to positive.</summary>
public readonly record struct WordWeight(TextSpan Word, double Weight);
