using System.Globalization;
using NewsMonitor.Domain;

namespace NewsMonitor.Training.Linking;

/// <summary>Counts right and wrong links: a link is right on exactly the marked characters with exactly the marked item.</summary>
internal sealed class LinkScore
{
    private int _marked;
    private int _made;
    private int _right;

    public double Precision => _made == 0 ? 0 : (double)_right / _made;

    public double Recall => _marked == 0 ? 0 : (double)_right / _marked;

    public double F1 => _made + _marked == 0 ? 0 : 2.0 * _right / (_made + _marked);

    /// <param name="document">What people marked.</param>
    /// <param name="links">What was found, by its place; each place at most once.</param>
    public void Add(LinkedDocument document, IReadOnlyDictionary<TextSpan, string> links)
    {
        var ignored = document.Mentions.Where(mention => mention.Role is MentionRole.Ignored).Select(mention => mention.Span).ToHashSet();
        var named = document.Mentions.Where(mention => mention.Role is MentionRole.Named).ToLookup(mention => mention.Span);
        foreach (var mention in named.SelectMany(group => group))
        {
            _marked++;
            _right += links.TryGetValue(mention.Span, out var item) && item == mention.Wikidata ? 1 : 0;
        }

        _made += links.Keys.Count(span => (named.Contains(span) || !ignored.Contains(span)) && document.Parts.Any(part => Contains(part, span)));
    }

    /// <summary>Precision / recall / F1 in per cent.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{100 * Precision:0.0} / {100 * Recall:0.0} / {100 * F1:0.0}");

    private static bool Contains(TextSpan part, TextSpan span) => part.Field == span.Field && part.Start <= span.Start && span.End <= part.End;
}
