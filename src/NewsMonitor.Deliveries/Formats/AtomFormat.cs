using System.Globalization;
using System.Text;
using System.Xml;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>Atom (RFC 4287). Entries keep their ids, so that a feed reader shows each once.</summary>
public static class AtomFormat
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>What a rule has told.</summary>
    /// <param name="rule">Its name.</param>
    /// <param name="made">When the feed was made: what it was last changed at while it is empty.</param>
    public static byte[] Write(string id, string rule, IReadOnlyList<KeptNotice> notices, DateTimeOffset made, DeliveryOptions options) => Feed(
        id, rule, notices.Count > 0 ? notices[0].At : made, xml =>
        {
            foreach (var (message, at, notice) in notices)
            {
                var words = new StringBuilder(PlainText.Line(notice.Text, 2_000));
                foreach (var alert in PlainText.Told(notice))
                {
                    words.Append(words.Length > 0 ? "\n" : "").Append(PlainText.Title(alert, 300)).Append(' ').Append(PlainText.Line(alert.Text, 1_000));
                    foreach (var article in alert.Articles.Take(PlainText.MaxArticles))
                    {
                        words.Append("\n- ").Append(PlainText.Line(article.Title, 300)).Append(" (").Append(PlainText.Origin(article)).Append(')');
                    }
                }

                Entry(xml, "urn:newsmonitor:message:" + message, notice.Title, at, at, options.LinkTo(notice.Path), "News Monitor", words.ToString());
            }
        });

    /// <summary>The newest articles of a subject.</summary>
    public static byte[] Write(string id, string name, IReadOnlyList<ArticleSummary> articles, DateTimeOffset made) => Feed(
        id, name, articles.Select(article => article.Arrival).DefaultIfEmpty(made).Max(), xml =>
        {
            foreach (var article in articles)
            {
                Entry(
                    xml, "urn:newsmonitor:article:" + article.Article.Value, article.Title, article.Arrival, article.Time.At.Start, article.Url, article.Key.Source, article.Lead);
            }
        });

    private static byte[] Feed(string id, string title, DateTimeOffset updated, Action<XmlWriter> entries)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, id);
            xml.WriteElementString("title", Namespace, PlainText.Line(title, 300));
            xml.WriteElementString("updated", Namespace, Time(updated));
            entries(xml);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Entry(
        XmlWriter xml, string id, string title, DateTimeOffset updated, DateTimeOffset published, string? link, string author, string words)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, id);
        xml.WriteElementString("title", Namespace, PlainText.Line(title, 1_000));
        xml.WriteElementString("updated", Namespace, Time(updated));
        xml.WriteElementString("published", Namespace, Time(published));
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, PlainText.Line(author, 200));
        xml.WriteEndElement();
        if (PlainText.Link(link) is { } address)
        {
            xml.WriteStartElement("link", Namespace);
            xml.WriteAttributeString("href", address);
            xml.WriteEndElement();
        }

        xml.WriteElementString("summary", Namespace, Intake.CleanText.Paragraphs(words));
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
