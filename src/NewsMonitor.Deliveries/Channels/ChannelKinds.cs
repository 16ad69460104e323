using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>Kinds of channels as words.</summary>
public static class ChannelKinds
{
    public static string Word(this ChannelKind kind) => kind.ToString().ToLowerInvariant();

    public static bool TryParse(string? word, out ChannelKind kind)
    {
        foreach (var known in Enum.GetValues<ChannelKind>())
        {
            if (known.Word() == word)
            {
                kind = known;
                return true;
            }
        }

        kind = default;
        return false;
    }
}
