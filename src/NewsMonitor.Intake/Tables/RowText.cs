namespace NewsMonitor.Intake;

/// <summary>Text of which no row may be longer than a limit: a parser would hold all of it. Rows are told by who reads them.</summary>
internal sealed class RowText(TextReader text, int limit) : TextReader
{
    private int _ofRow;

    /// <summary>What is read from here on belongs to the next row.</summary>
    public void BeginRow() => _ofRow = 0;

    public override int Peek() => text.Peek();

    public override int Read()
    {
        var read = text.Read();
        Count(read < 0 ? 0 : 1);
        return read;
    }

    public override int Read(char[] buffer, int index, int count) => Count(text.Read(buffer, index, count));

    public override int Read(Span<char> buffer) => Count(text.Read(buffer));

    public override async Task<int> ReadAsync(char[] buffer, int index, int count) => Count(await text.ReadAsync(buffer, index, count));

    public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default) =>
        Count(await text.ReadAsync(buffer, cancellationToken));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            text.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read)
    {
        _ofRow += read;
        return _ofRow <= limit ? read : throw new RowTooLongException();
    }
}

/// <summary>A row goes on beyond the limit.</summary>
internal sealed class RowTooLongException : IOException;
