using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Names;

/// <summary>A sentence with its names, cut by our own tokenizer.</summary>
/// <param name="Text">The sentence as the title of an article.</param>
/// <param name="Tags">Per token the right tag, or <see cref="Any"/>.</param>
/// <param name="HasOther">False where the set does not mark other names: outside may be "other".</param>
internal sealed record TaggedSentence(string Text, int[] Tags, bool HasOther)
{
    public const int Any = -1;

    /// <summary>The document that it is from; sentences of one stand together. Empty: not known.</summary>
    public string Document { get; init; } = "";

    public static IEnumerable<TaggedSentence> Load(DataFolder data, string file, bool hasOther)
    {
        foreach (var line in data.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            var tokens = json.RootElement.GetProperty("t").EnumerateArray().Select(token => token.GetString()!).ToArray();
            var names = json.RootElement.GetProperty("n").EnumerateArray().Select(tag => tag.GetString()!).ToArray();
            if (tokens.Length is > 0 and <= 150)
            {
                yield return Make(tokens, names, hasOther) with { Document = json.RootElement.TryGetProperty("d", out var document) ? document.ToString() : "" };
            }
        }
    }

    /// <summary>The same sentence as a headline writes it: every word begins with a capital, or all are capitals.</summary>
    public TaggedSentence? Restyled(bool shouting)
    {
        var text = shouting ? Text.ToUpperInvariant() : CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Text);
        return text.Length == Text.Length && Cut(text).Tokens.Count == Tags.Length ? this with { Text = text } : null;
    }

    public ReadText Cut() => Cut(Text);

    private static ReadText Cut(string text)
    {
        var read = new ReadText();
        read.Begin(text, "");
        read.AddTitle(text.Length);
        return read;
    }

    private static TaggedSentence Make(string[] tokens, string[] names, bool hasOther)
    {
        var text = new StringBuilder();
        var starts = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i > 0 && !(tokens[i].Length > 1 && tokens[i][0] is '\'' or '\u2019'))
            {
                text.Append(' ');
            }

            starts[i] = text.Length;
            text.Append(tokens[i]);
        }

        var whole = text.ToString();
        var read = Cut(whole);
        var tags = new int[read.Tokens.Count];
        var source = 0;
        for (var i = 0; i < tags.Length; i++)
        {
            var start = read.Tokens[i].Start;
            while (source + 1 < starts.Length && starts[source + 1] <= start)
            {
                source++;
            }

            tags[i] = TagOf(names[source], isFirstPiece: start == starts[source]);
        }

        return new(whole, tags, hasOther);
    }

    private static int TagOf(string name, bool isFirstPiece)
    {
        if (name is "O" or "X")
        {
            return name == "O" ? NameTags.Outside : Any;
        }

        var begin = NameTags.Begin(name[2..] switch
        {
            "PER" => SubjectKind.Person,
            "ORG" => SubjectKind.Organisation,
            "LOC" => SubjectKind.Place,
            _ => SubjectKind.Other,
        });
        return name[0] == 'B' && isFirstPiece ? begin : begin + 1;
    }
}
