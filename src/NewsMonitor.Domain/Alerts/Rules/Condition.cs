using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NewsMonitor.Domain.Alerts;

/// <summary>What must happen for a rule to fire.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Article), "article")]
[JsonDerivedType(typeof(Burst), "burst")]
[JsonDerivedType(typeof(Sentiment), "sentiment")]
[JsonDerivedType(typeof(Company), "company")]
[JsonDerivedType(typeof(Silence), "silence")]
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>The word of the API.</summary>
    [JsonIgnore]
    public abstract string Word { get; }

    /// <summary>Every new article; those that tell of one running event fold into one alert.</summary>
    public sealed record Article : Condition
    {
        /// <summary>An event is over when nothing came for so long. 10 min … 7 d; default 6 h.</summary>
        public TimeSpan Gap { get; init; } = TimeSpan.FromHours(6);

        [JsonIgnore]
        public override string Word => "article";
    }

    /// <summary>Far more than usual at such an hour of the week.</summary>
    public sealed record Burst : Condition
    {
        public WindowLength Window { get; init; } = WindowLength.Hour;

        public BurstMeasure Measure { get; init; } = BurstMeasure.Score;

        /// <summary>Score: above 0 … 20. Ratio: 1 … 1,000.</summary>
        public double Threshold { get; init; } = Domain.Burst.Marked;

        /// <summary>Further thresholds, rising: each is a level of its own and told once.</summary>
        public ImmutableArray<double> Raise { get; init; } = [];

        /// <summary>Originals in the window at least. 1 … 100,000.</summary>
        public int MinArticles { get; init; } = 5;

        /// <summary>Distinct sources of originals at least. 1 … 1,000.</summary>
        public int MinSources { get; init; } = 3;

        public Calm Calm { get; init; } = new();

        [JsonIgnore]
        public override string Word => "burst";
    }

    /// <summary>Sources speak of it otherwise than in the four weeks before, by more than few articles could.</summary>
    public sealed record Sentiment : Condition
    {
        public WindowLength Window { get; init; } = WindowLength.Day;

        public Shift Direction { get; init; } = Shift.Down;

        /// <summary>Change of net sentiment, above 0 … 2.</summary>
        public double Threshold { get; init; } = 0.3;

        /// <inheritdoc cref="Burst.Raise"/>
        public ImmutableArray<double> Raise { get; init; } = [];

        /// <summary>Articles in the window at least. 5 … 100,000.</summary>
        public int MinArticles { get; init; } = 10;

        public Calm Calm { get; init; } = new();

        [JsonIgnore]
        public override string Word => "sentiment";
    }

    /// <summary>An entity that was not named beside the subject before.</summary>
    public sealed record Company : Condition
    {
        /// <summary>Kinds of entities; empty: all.</summary>
        public ImmutableArray<SubjectKind> Kinds { get; init; } = [];

        /// <summary>Originals that name both, at least. 1 … 50.</summary>
        public int MinArticles { get; init; } = 2;

        /// <summary>Distinct sources of them, at least.</summary>
        public int MinSources { get; init; } = 2;

        /// <summary>Within which they came. 1 h … 7 d; default 24 h. The event is over when nothing came for so long.</summary>
        public TimeSpan Within { get; init; } = TimeSpan.FromHours(24);

        /// <summary>Who was not named beside the subject for so long is new again. 1 d … 90 d; default 30 d.</summary>
        public TimeSpan Memory { get; init; } = TimeSpan.FromDays(30);

        [JsonIgnore]
        public override string Word => "company";
    }

    /// <summary>Nothing has come for so long.</summary>
    public sealed record Silence : Condition
    {
        /// <summary>15 min … 30 d; whole minutes.</summary>
        public TimeSpan Lasts { get; init; } = TimeSpan.FromHours(24);

        [JsonIgnore]
        public override string Word => "silence";
    }
}

public enum BurstMeasure
{
    /// <summary>How surprising: −log10 of the chance of as many by luck.</summary>
    Score = 0,
    /// <summary>Articles over the usual number.</summary>
    Ratio = 1,
}

public enum Shift
{
    Down = 0,
    Up = 1,
    Either = 2,
}

/// <summary>When something that fires is over, so that a value hovering at the threshold is one alert and not many.</summary>
public sealed record Calm
{
    /// <summary>Part of the threshold under which the value must fall. Above 0 … 1; default 0.7.</summary>
    public double Under { get; init; } = 0.7;

    /// <summary>How long it must stay there without a break. 0 … 24 h; whole minutes; default 15 min.</summary>
    public TimeSpan For { get; init; } = TimeSpan.FromMinutes(15);
}
