namespace NewsMonitor.Intake;

/// <summary>The bytes of an archive are not what they should be from here on.</summary>
/// <param name="isCut">They end before they should: nothing follows.</param>
internal sealed class DamagedException(string message, bool isCut, Exception? cause = null) : Exception(message, cause)
{
    public bool IsCut { get; } = isCut;
}
