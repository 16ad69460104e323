namespace NewsMonitor.Acceptance;

/// <summary>The folder with the data that is too large, or not ours, to be in the repository.</summary>
internal static class TestData
{
    private const string Variable = "NEWSMONITOR_TEST_DATA";

    /// <summary>The path below the folder; skips the test where no folder is given.</summary>
    public static string Path(params ReadOnlySpan<string> parts)
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"{Variable} is not set: it names the folder with the real data.");
        return System.IO.Path.Combine([folder!, .. parts]);
    }

    /// <summary>Rows of a table with a header, by column name.</summary>
    public static IEnumerable<Dictionary<string, string>> Table(string path)
    {
        var lines = File.ReadLines(path);
        string[]? header = null;
        foreach (var line in lines)
        {
            var cells = line.Split('\t');
            if (header is null)
            {
                header = cells;
                continue;
            }

            yield return header.Zip(cells).ToDictionary(c => c.First, c => c.Second);
        }
    }
}
