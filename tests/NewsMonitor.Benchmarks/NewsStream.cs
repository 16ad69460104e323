using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Benchmarks;

/// <summary>Seeded articles as news is: 4 KB of words, 12 subjects drawn by Zipf's law from 100,000, 200 sources, a tenth copies.</summary>
/// <param name="bodyLength">Characters.</param>
internal sealed class NewsStream(int seed, int bodyLength, DateTimeOffset from, TimeSpan between)
{
    private const int Subjects = 100_000;
    private const int Sources = 200;

    private readonly Random _random = new(seed);
    private readonly string[] _words = [.. Enumerable.Range(0, 30_000).Select(i => Word(i))];
    private int _next;
    private string _body = "";

    public Submission.Text Next()
    {
        var number = _next++;
        var source = $"source-{Zipf(Sources)}";
        if (_body.Length == 0 || _random.Next(10) > 0)
        {
            _body = Body();
        }

        var title = string.Join(' ', _body.Split(' ')[..8]);
        var published = from + between * number;
        var article = new Article(new(source, $"{number}"), title, _body, $"https://{source}.example/{number}", published, Language: "en");
        return new(article, Find(article), Way.Push);
    }

    private Findings Find(Article article)
    {
        var entities = ImmutableArray.CreateBuilder<EntityFinding>();
        var seen = new HashSet<int>();
        while (entities.Count < 10)
        {
            var subject = Zipf(Subjects);
            if (!seen.Add(subject))
            {
                continue;
            }

            var sentiment = new SentimentFinding(0.2, 0.5, 0.3);
            var start = _random.Next(article.Body.Length - 200);
            var sentence = new TextSpan(TextField.Body, start, 120);
            entities.Add(new(
                SubjectId.Linked($"Q{subject}"), $"Name {subject}", (SubjectKind)(3 + (subject % 4)), $"Q{subject}", 0.9,
                [new(TextField.Body, start, 10), new(TextField.Body, start + 50, 10)], sentiment,
                [new(sentence, sentiment, [new(new(TextField.Body, start + 20, 6), 0.4), new(new(TextField.Body, start + 40, 6), -0.2)])]));
        }

        var sentences = Enumerable.Range(0, article.Body.Length / 120).Select(i => new TextSpan(TextField.Body, i * 120, 119));
        var topics = new[] { _random.Next(17), 17 + _random.Next(100) }
            .Select(t => new TopicFinding(SubjectId.Topic($"{11_000_000 + t}"), $"Topic {t}", 0.8));
        return new("bench/1", "en", [.. sentences], [], entities.ToImmutable(), [.. topics], new(0.2, 0.5, 0.3));
    }

    private string Body()
    {
        var body = new System.Text.StringBuilder(bodyLength + 20);
        while (body.Length < bodyLength)
        {
            body.Append(_words[Zipf(_words.Length)]).Append(' ');
        }

        return body.ToString(0, bodyLength);
    }

    // Rank r with a chance of about 1/r.
    private int Zipf(int count) => (int)Math.Pow(count, _random.NextDouble()) - 1;

    private static string Word(int rank)
    {
        const string Letters = "etaoinshrdlucmfw";
        var word = "";
        for (var rest = rank + 16; rest > 0; rest /= 16)
        {
            word += Letters[rest % 16];
        }

        return word;
    }
}
