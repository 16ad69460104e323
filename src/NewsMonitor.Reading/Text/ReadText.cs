using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Text;

/// <summary>
/// An article cut into tokens and sentences: those of the title first, then those of the body, in one list. Offsets of a token are into its
/// own field. Reused from article to article.
/// </summary>
internal sealed class ReadText
{
    private string _title = "";
    private string _body = "";

    public List<Token> Tokens { get; } = new(1_500);

    public List<Sentence> Sentences { get; } = new(80);

    /// <summary>Index of the first token of the body.</summary>
    public int BodyFirst { get; private set; }

    /// <summary>How many of the sentences are the title's.</summary>
    public int TitleSentences { get; private set; }

    public void Begin(string title, string body)
    {
        (_title, _body) = (title, body);
        Tokens.Clear();
        Sentences.Clear();
        (BodyFirst, TitleSentences) = (0, 0);
    }

    /// <summary>To be called before <see cref="AddBody"/>, or not at all.</summary>
    public void AddTitle(int length)
    {
        Tokenizer.Cut(_title.AsSpan(0, length), Tokens);
        BodyFirst = Tokens.Count;
        SentenceSplitter.Split(_title, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Tokens), 0, Tokens.Count, Sentences);
        TitleSentences = Sentences.Count;
    }

    /// <summary>Adds a stretch of the body; stretches come in order of the text.</summary>
    public void AddBody(int start, int end)
    {
        var first = Tokens.Count;
        Tokenizer.Cut(_body.AsSpan(start, end - start), Tokens);
        var tokens = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Tokens);
        for (var i = first; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i] with { Start = tokens[i].Start + start };
        }

        SentenceSplitter.Split(_body, tokens, first, tokens.Length, Sentences);
    }

    public TextField FieldOf(int token) => token < BodyFirst ? TextField.Title : TextField.Body;

    public string TextOfField(int token) => token < BodyFirst ? _title : _body;

    public ReadOnlySpan<char> TextOf(int token) => TextOfField(token).AsSpan(Tokens[token].Start, Tokens[token].Length);

    /// <summary>Tokens <c>first … end−1</c> of one field as a span of it.</summary>
    public TextSpan SpanOf(int first, int end) => new(FieldOf(first), Tokens[first].Start, Tokens[end - 1].End - Tokens[first].Start);

    public ReadOnlySpan<char> TextOf(TextSpan span) => (span.Field is TextField.Title ? _title : _body).AsSpan(span.Start, span.Length);
}
