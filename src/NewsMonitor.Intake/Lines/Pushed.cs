namespace NewsMonitor.Intake;

/// <summary>One thing that a stream of articles held.</summary>
public abstract record Pushed
{
    private Pushed()
    {
    }

    /// <param name="Number">Line of NDJSON or element of an array, from 1.</param>
    public sealed record One(long Number, ArticleInput Input) : Pushed;

    /// <summary>This one cannot be read; the next ones can.</summary>
    public sealed record Bad(long Number, string Reason) : Pushed;

    /// <summary>From here on nothing can be read; what came before stands. Always the last.</summary>
    public sealed record Broken(string Reason) : Pushed;
}
