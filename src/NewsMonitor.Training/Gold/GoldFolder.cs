using System.Text.Json;
using NewsMonitor.Domain;

namespace NewsMonitor.Training.Gold;

/// <summary>The hand-labelled texts of <c>tests/gold</c>; its GUIDELINES.md says what the labels mean.</summary>
/// <param name="root">The folder.</param>
internal sealed class GoldFolder(string root)
{
    /// <summary>The halves: rules may be tried on the first, nothing is tuned on the second.</summary>
    public static readonly string[] Halves = ["dev", "test"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    /// <exception cref="InvalidDataException">A label is none that the guidelines know.</exception>
    public IEnumerable<GoldArticle> Articles(string half) => Rows<GoldArticle>($"articles.{half}.jsonl");

    /// <inheritdoc cref="Articles"/>
    public IEnumerable<GoldSentence> Sentences(string half) => Rows<GoldSentence>($"sentences.{half}.jsonl");

    /// <summary>Articles labelled for names and for how each sentence speaks of them, once, to learn from.</summary>
    /// <inheritdoc cref="Articles"/>
    public IEnumerable<GoldArticle> Lessons() => Rows<GoldArticle>("lessons.jsonl");

    /// <summary>Single sentences to learn from, labelled once; most may speak of an organisation.</summary>
    /// <inheritdoc cref="Articles"/>
    public IEnumerable<GoldSentence> LessonSentences() => Rows<GoldSentence>("lessons.sentences.jsonl");

    internal static SubjectKind KindOf(string word) =>
        SubjectKinds.TryParse(word, out var kind) && kind.IsEntity() ? kind : throw new InvalidDataException($"'{word}' is not a kind of name");

    private IEnumerable<T> Rows<T>(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(root, file)))
        {
            yield return JsonSerializer.Deserialize<T>(line, Json) ?? throw new InvalidDataException($"{file}: a line without an object");
        }
    }
}
