namespace NewsMonitor.Intake;

/// <summary>One entry of a file: an article to be admitted, or why it is none.</summary>
/// <param name="Problem">Why it was not taken although it should hold an article.</param>
/// <param name="PassedOver">Why it holds no article by its nature: "a picture, not a text".</param>
internal readonly record struct ImportItem(long Line, ArticleInput? Article, string? Problem, string? PassedOver = null)
{
    public static ImportItem Of(Pushed pushed) => pushed switch
    {
        Pushed.One one => new(one.Number, one.Input, null),
        Pushed.Bad bad => new(bad.Number, null, bad.Reason),
        Pushed.Broken broken => throw new ImportBrokenException(broken.Reason),
        _ => throw new InvalidOperationException("There is no other kind."),
    };

    public static ImportItem Of(long line, Entry entry) => entry switch
    {
        Entry.Taken taken => new(line, taken.Article, null),
        Entry.NoArticle none => new(line, null, null, none.Reason),
        Entry.Bad bad => new(line, null, bad.Reason),
        _ => throw new InvalidOperationException("There is no other kind."),
    };
}

/// <summary>The rest of the file cannot be read. What came before stands.</summary>
internal sealed class ImportBrokenException(string message, Exception? cause = null) : Exception(message, cause);
