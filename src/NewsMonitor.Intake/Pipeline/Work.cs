using NewsMonitor.Domain;
using NewsMonitor.Log;
using NewsMonitor.Reading;

namespace NewsMonitor.Intake;

/// <summary>One thing on its way through the pipeline.</summary>
internal sealed class Work
{
    public Work(Admission admission, Way way, ReaderKind reader)
    {
        (Admission, Way, Reader) = (admission, way, reader);
        Key = admission switch
        {
            Admission.Text text => text.Article.Key,
            Admission.Withdrawal withdrawal => withdrawal.Key,
            _ => default,
        };
    }

    public Work(DueText again, ReaderKind reader) => (Again, Way, Reader, Key) = (again, Way.Reread, reader, again.Article.Key);

    /// <summary>What came in; null where a text of the log is to be read again.</summary>
    public Admission? Admission { get; }

    /// <summary>The text of the log that is to be read again; null where something came in.</summary>
    public DueText? Again { get; }

    public Way Way { get; }

    public ReaderKind Reader { get; }

    public ArticleKey Key { get; }

    public TaskCompletionSource<Receipt> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its place in the order of what came in; set when it leaves the queue.</summary>
    public long Ticket { get; set; }

    /// <summary>What the log had when it was looked at; null: nothing, or not looked at.</summary>
    public ArticleHead? Known { get; set; }
}
