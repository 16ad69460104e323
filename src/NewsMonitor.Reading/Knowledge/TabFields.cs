namespace NewsMonitor.Reading.Knowledge;

/// <summary>The fields of one line, one after the other, without allocating.</summary>
internal ref struct TabFields(ReadOnlySpan<char> line)
{
    private ReadOnlySpan<char> _rest = line;

    /// <summary>The next field; empty behind the last.</summary>
    public ReadOnlySpan<char> Next()
    {
        var tab = _rest.IndexOf('\t');
        var field = tab < 0 ? _rest : _rest[..tab];
        _rest = tab < 0 ? [] : _rest[(tab + 1)..];
        return field;
    }
}
