using System.Text.Json;
using NewsMonitor.Domain;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Linking;

/// <summary>The linked sets, each in the form it was published in.</summary>
internal static class LinkingSets
{
    /// <summary>Sets that nothing was tuned on.</summary>
    public static readonly (string Name, string File)[] ForScoring = [("GUM test", "more/linking_gum_test"), ("News-Fair v2 dev, named", "linking/news-fair-v2-dev")];

    /// <summary>Sets that the linker was tuned on; the knowledge files know the entities of all but GUM's, which flatters.</summary>
    public static readonly (string Name, string File)[] ForTuning =
    [
        ("GUM dev", "more/linking_gum_dev"), ("GUM train", "more/linking_gum_train"), ("Wiki-Fair v2", "linking/wiki-fair-v2"), ("KORE50", "linking/kore50"),
        ("OKE 2015", "linking/oke-2015-eval"), ("Reuters-128", "linking/reuters-128"), ("RSS-500 (recall only)", "linking/rss-500"),
    ];

    public static IEnumerable<LinkedDocument> Load(DataFolder data, string file)
    {
        foreach (var line in data.Lines(file + ".jsonl"))
        {
            using var json = JsonDocument.Parse(line);
            yield return file.Contains("gum", StringComparison.Ordinal) ? Gum(json.RootElement) : Elevant(json.RootElement);
        }
    }

    private static LinkedDocument Gum(JsonElement document)
    {
        var text = document.GetProperty("text").GetString()!;
        var mentions = new List<LinkedMention>();
        foreach (var label in document.GetProperty("labels").EnumerateArray())
        {
            var span = label.GetProperty("span");
            var (from, to) = (span[0].GetInt32(), span[1].GetInt32());
            var page = label.TryGetProperty("title", out var title) ? title.GetString() : null;
            var item = label.TryGetProperty("entity_id", out var id) && id.GetString() is ['Q', ..] number ? number : null;

            // A page without an item is known, but cannot be scored by item.
            var role = !label.GetProperty("named").GetBoolean() || (item is null && !string.IsNullOrEmpty(page)) ? MentionRole.Ignored
                : item is null ? MentionRole.Unknown : MentionRole.Named;
            mentions.Add(new(new(TextField.Body, from, to - from), item, page, KindOf(label.GetProperty("type").GetString()!), role));
        }

        return new("", text, [new(TextField.Body, 0, text.Length)], mentions);
    }

    private static LinkedDocument Elevant(JsonElement document)
    {
        var text = document.GetProperty("text").GetString()!;
        var part = document.TryGetProperty("annotated", out var annotated) && annotated.ValueKind is JsonValueKind.Array
            ? new TextSpan(TextField.Body, annotated[0].GetInt32(), annotated[1].GetInt32() - annotated[0].GetInt32())
            : new(TextField.Body, 0, text.Length);
        var mentions = new List<LinkedMention>();
        foreach (var mention in document.GetProperty("mentions").EnumerateArray())
        {
            var (from, to) = (mention.GetProperty("from").GetInt32(), mention.GetProperty("to").GetInt32());
            var item = mention.GetProperty("qid").GetString();
            var isItem = item is ['Q', _, ..] && char.IsAsciiDigit(item[1]);
            var role = Is(mention, "coref") || Is(mention, "optional") || !IsNamed(text.AsSpan(from, to - from)) || (item is not null && !isItem) ? MentionRole.Ignored
                : item is null ? MentionRole.Unknown : MentionRole.Named;
            mentions.Add(new(
                new(TextField.Body, from, to - from), isItem ? item : null, mention.GetProperty("title").GetString(),
                mention.TryGetProperty("kind", out var kind) ? KindOf(kind.GetString() ?? "") : null, role));
        }

        return new("", text, [part], mentions);
    }

    private static bool Is(JsonElement mention, string mark) => mention.TryGetProperty(mark, out var value) && value.ValueKind is JsonValueKind.True;

    // Named: the first letter is a capital one.
    private static bool IsNamed(ReadOnlySpan<char> mention)
    {
        foreach (var c in mention)
        {
            if (char.IsLetter(c))
            {
                return char.IsUpper(c);
            }
        }

        return true;
    }

    private static SubjectKind? KindOf(string kind) => kind switch
    {
        "PER" or "person" => SubjectKind.Person,
        "ORG" or "organization" => SubjectKind.Organisation,
        "LOC" or "place" => SubjectKind.Place,
        "" => null,
        _ => SubjectKind.Other,
    };
}
