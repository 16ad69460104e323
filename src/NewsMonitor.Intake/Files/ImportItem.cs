namespace NewsMonitor.Intake;

/// <summary>One entry of a file: an article to be admitted, or why it is none.</summary>
internal readonly record struct ImportItem(long Line, ArticleInput? Article, string? Problem)
{
    public static ImportItem Of(Pushed pushed) => pushed switch
    {
        Pushed.One one => new(one.Number, one.Input, null),
        Pushed.Bad bad => new(bad.Number, null, bad.Reason),
        Pushed.Broken broken => throw new ImportBrokenException(broken.Reason),
        _ => throw new InvalidOperationException("There is no other kind."),
    };
}

/// <summary>The rest of the file cannot be read. What came before stands.</summary>
internal sealed class ImportBrokenException(string message, Exception? cause = null) : Exception(message, cause);
