namespace NewsMonitor.Domain;

/// <summary>The four windows of a picture. The value is the length in minutes.</summary>
public enum WindowLength
{
    Quarter = 15,
    Hour = 60,
    Day = 1440,
    Week = 10080,
}

public static class WindowLengths
{
    public static IReadOnlyList<WindowLength> All { get; } = [WindowLength.Quarter, WindowLength.Hour, WindowLength.Day, WindowLength.Week];

    /// <summary>The word used in the API: 15m, 1h, 24h, 7d.</summary>
    public static string Word(this WindowLength window) => window switch
    {
        WindowLength.Quarter => "15m",
        WindowLength.Hour => "1h",
        WindowLength.Day => "24h",
        WindowLength.Week => "7d",
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "not a window"),
    };

    public static bool TryParse(string? word, out WindowLength window)
    {
        foreach (var candidate in All)
        {
            if (candidate.Word() == word)
            {
                window = candidate;
                return true;
            }
        }

        window = default;
        return false;
    }
}
