namespace NewsMonitor.Reading.Boilerplate;

/// <summary>Tells what of a body is news. Errs on the side of reading: a paragraph with sentences is never skipped.</summary>
internal static class BoilerplateFinder
{
    /// <summary>Lines at the head in which a byline or a section line may stand.</summary>
    private const int HeadLines = 6;

    /// <summary>Lines at the foot in which credits may stand.</summary>
    private const int FootLines = 8;

    public static BodyParts Find(string body, string title)
    {
        var lines = new List<Line>();
        for (var start = 0; start < body.Length;)
        {
            var feed = body.IndexOf('\n', start);
            var end = feed < 0 ? body.Length : feed;
            var (from, to) = Trim(body, start, end);
            if (from < to)
            {
                lines.Add(new(from, to));
            }

            start = end + 1;
        }

        var parts = new BodyParts();
        var read = 0;
        var inTrailer = false;
        var inComments = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var text = body.AsSpan(line.Start, line.Length);
            inComments = inComments || (line.Start > body.Length / 2 && read > 0 && line.Length <= LineRules.MaxLength && LineRules.IsCommentsHeading(text));
            if (inComments || IsSkipped(text, i, lines.Count, read, title, ref inTrailer))
            {
                parts.Skipped.Add(line);
                continue;
            }

            if (read++ == 0 && Dateline.At(text) is { } dateline)
            {
                parts.Dateline = dateline.Place;
                parts.Skipped.Add(new(line.Start, line.Start + dateline.Length));
                line = line with { Start = line.Start + dateline.Length };
            }

            parts.Read.Add(line);
        }

        return parts;
    }

    private static bool IsSkipped(ReadOnlySpan<char> text, int index, int count, int read, string title, ref bool inTrailer)
    {
        if (text.Length > LineRules.MaxLength)
        {
            inTrailer = false;
            return false;
        }

        if (LineRules.IsTrailerHeading(text))
        {
            inTrailer = read > 0 && index >= count / 3;
            return true;
        }

        if (LineRules.IsAlways(text) || (index < HeadLines && read <= 1 && (LineRules.IsHead(text) || (read == 0 && RepeatsTitle(text, title)))))
        {
            return true;
        }

        if (read > 0 && index >= count - FootLines && LineRules.IsFoot(text))
        {
            return true;
        }

        inTrailer = inTrailer && LineRules.LooksLikeLink(text);
        return inTrailer;
    }

    // The title alone, or with the date behind it.
    private static bool RepeatsTitle(ReadOnlySpan<char> line, ReadOnlySpan<char> title) =>
        title.Length > 0 && line.StartsWith(title) && (line.Length == title.Length || LineRules.IsStamp(line[title.Length..].Trim()));

    private static (int From, int To) Trim(string text, int from, int to)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        return (from, to);
    }
}

/// <summary>Offsets into the body: <c>Start … End−1</c>, without white space at its ends, never empty.</summary>
internal readonly record struct Line(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>The stretches of a body to read and those to skip, each in order of the text.</summary>
internal sealed class BodyParts
{
    public List<Line> Read { get; } = [];

    public List<Line> Skipped { get; } = [];

    public string? Dateline { get; set; }
}
