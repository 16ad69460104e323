using System.Text;

namespace NewsMonitor.Intake;

/// <summary>Counts reasons in bounded memory.</summary>
internal sealed class ReasonCounts
{
    /// <summary>Reasons that are told apart.</summary>
    private const int Most = 50;

    private readonly Dictionary<(bool IsProblem, string Key), (string Words, long Count)> _counts = [];

    public void Add(string reason, bool isProblem)
    {
        var key = (isProblem, Key(reason));
        if (!_counts.TryGetValue(key, out var before))
        {
            if (_counts.Count >= Most)
            {
                key = (isProblem, "");
                before = _counts.GetValueOrDefault(key, ("other reasons", 0));
            }
            else
            {
                before = (reason, 0);
            }
        }

        _counts[key] = (before.Words, before.Count + 1);
    }

    public IReadOnlyList<ImportReason> ToList() =>
        [.. _counts.Select(c => new ImportReason(c.Value.Words, c.Value.Count, c.Key.IsProblem)).OrderByDescending(r => r.Count).ThenBy(r => r.Reason, StringComparer.Ordinal)];

    private static string Key(string reason)
    {
        var key = new StringBuilder(reason.Length);
        foreach (var c in reason)
        {
            if (!char.IsAsciiDigit(c))
            {
                key.Append(c);
            }
            else if (key.Length == 0 || key[^1] != '#')
            {
                key.Append('#');
            }
        }

        return key.ToString();
    }
}
