namespace NewsMonitor.Log;

/// <summary>The log cannot write now, through no fault of what was submitted: the disk is full, the file is locked or broken, the program is stopping.</summary>
/// <param name="message">For the operator: what is wrong and what to do.</param>
/// <param name="transient">Whether trying again may help without anyone doing anything.</param>
public sealed class LogException(string message, bool transient, Exception? inner = null) : Exception(message, inner)
{
    public bool Transient { get; } = transient;
}
