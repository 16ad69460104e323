namespace NewsMonitor.Log.Sqlite;

/// <summary>The log's own numbers of names that are few and come again and again: sources, readers. For the writer alone.</summary>
internal sealed class NameKeys(Session db, string find, string insert)
{
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);

    /// <summary>The number of the name, which is new where the log meets it for the first time.</summary>
    public int Of(string name)
    {
        if (!_keys.TryGetValue(name, out var key))
        {
            key = (int)(db.Scalar(find, name) ?? db.Scalar(insert, name)!.Value);
            _keys.Add(name, key);
        }

        return key;
    }

    /// <summary>After a transaction that was rolled back: what is in memory may be ahead of the file.</summary>
    public void Forget() => _keys.Clear();
}
