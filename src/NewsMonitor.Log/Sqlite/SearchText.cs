using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;

namespace NewsMonitor.Log.Sqlite;

/// <summary>What of an article full text search has, as words parted by spaces.</summary>
/// <param name="Article">Key of the article.</param>
/// <param name="Words">Null: it is withdrawn.</param>
internal sealed record SearchText(long Article, long Minute, SearchWords? Words);

/// <summary>The columns of the full text table.</summary>
internal sealed record SearchWords(string Title, string Body, string Entity, string Topic, string Source, string Id, string Language)
{
    // No word of a text, and one to the engine: no phrase reaches from one name into the next.
    private const char Parting = '\u2502';

    public static SearchWords Of(string source, StoredText text, StoredFound found) => new(
        Join(text.Title), Join(text.Body), Names(found.Entities.Select(entity => entity.Name)), Names(found.Topics.Select(topic => topic.Name)), Join(source),
        string.Join(' ', found.Entities.Concat(found.Topics).Select(named => Word(named.Subject))), found.Language);

    /// <summary>An id as one word of the engine: each character that it would part or fold becomes one of its own.</summary>
    public static string Word(SubjectId id) => string.Create(id.Value.Length, id.Value, (word, value) =>
    {
        for (var i = 0; i < word.Length; i++)
        {
            word[i] = char.IsAsciiLetterLower(value[i]) || char.IsAsciiDigit(value[i]) ? value[i] : (char)(0x2500 + value[i]);
        }
    });

    private static string Join(string text)
    {
        var words = new StringBuilder(text.Length);
        Append(text, words);
        return words.ToString();
    }

    private static string Names(IEnumerable<string> names)
    {
        var words = new StringBuilder();
        foreach (var name in names)
        {
            Append(name, words);
            words.Append(Parting).Append(' ');
        }

        return words.ToString();
    }

    private static void Append(string text, StringBuilder words)
    {
        var reader = new WordReader(text, stackalloc char[WordReader.MaxLength]);
        while (reader.Next())
        {
            words.Append(reader.Word).Append(' ');
        }
    }
}
