using System.Globalization;
using System.Text;
using System.Xml;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>What a feed is.</summary>
/// <param name="Title">Name of its rule or subject.</param>
/// <param name="Made">When the feed was made: what it was last changed at while it is empty.</param>
/// <param name="Root">The address of the dashboard without a slash behind it: what has no address of its own is linked there.</param>
/// <param name="Path">Of the feed itself, with the leading slash.</param>
public sealed record AtomHead(string Id, string Title, DateTimeOffset Made, string Root, string Path);

/// <summary>Atom (RFC 4287). Entries keep their ids, so that a feed reader shows each once; each has a link.</summary>
public static class AtomFormat
{
    private const string Namespace = "http://www.w3.org/2005/Atom";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>What a rule has told: what happened, with the articles that speak for it.</summary>
    public static byte[] Write(AtomHead head, IReadOnlyList<KeptNotice> notices) => Feed(
        head, notices.Count > 0 ? notices[0].At : head.Made, xml =>
        {
            foreach (var (message, at, notice) in notices)
            {
                Entry(xml, "urn:newsmonitor:message:" + message, notice.Title, at, at, head.Root + (notice.Path ?? "/alerts"), "News Monitor", () => Content(xml, head, notice));
            }
        });

    /// <summary>The newest articles of a subject.</summary>
    public static byte[] Write(AtomHead head, IReadOnlyList<ArticleSummary> articles) => Feed(
        head, articles.Select(article => article.Arrival).DefaultIfEmpty(head.Made).Max(), xml =>
        {
            foreach (var article in articles)
            {
                Entry(
                    xml, "urn:newsmonitor:article:" + article.Article.Value, article.Title, article.Arrival, article.Time.At.Start,
                    PlainText.Link(article.Url) ?? $"{head.Root}/articles/{Uri.EscapeDataString(article.Article.Value)}", article.Key.Source,
                    () => xml.WriteElementString("summary", Namespace, CleanText.Paragraphs(article.Lead)));
            }
        });

    private static byte[] Feed(AtomHead head, DateTimeOffset updated, Action<XmlWriter> entries)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteElementString("id", Namespace, head.Id);
            xml.WriteElementString("title", Namespace, PlainText.Line(head.Title, 300));
            xml.WriteElementString("updated", Namespace, Time(updated));
            Link(xml, "self", head.Root + head.Path);
            entries(xml);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Entry(
        XmlWriter xml, string id, string title, DateTimeOffset updated, DateTimeOffset published, string link, string author, Action content)
    {
        xml.WriteStartElement("entry", Namespace);
        xml.WriteElementString("id", Namespace, id);
        xml.WriteElementString("title", Namespace, PlainText.Line(title, 1_000));
        xml.WriteElementString("updated", Namespace, Time(updated));
        xml.WriteElementString("published", Namespace, Time(published));
        xml.WriteStartElement("author", Namespace);
        xml.WriteElementString("name", Namespace, PlainText.Line(author, 200));
        xml.WriteEndElement();
        Link(xml, "alternate", link);
        content();
        xml.WriteEndElement();
    }

    private static void Content(XmlWriter xml, AtomHead head, Notice notice)
    {
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "xhtml");
        xml.WriteStartElement("div", Xhtml);
        Paragraph(xml, PlainText.Line(notice.Text, 2_000), null);
        foreach (var alert in PlainText.Told(notice))
        {
            Paragraph(xml, PlainText.Title(alert, 300), head.Root + (alert.Path ?? "/alerts"));
            Paragraph(xml, notice.Text == alert.Text ? "" : PlainText.Line(alert.Text, 1_000), null);
            Articles(xml, alert);
        }

        Paragraph(xml, PlainText.Rest(notice) ?? "", null);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Articles(XmlWriter xml, NoticeAlert alert)
    {
        if (alert.Articles.IsEmpty)
        {
            return;
        }

        xml.WriteStartElement("ul", Xhtml);
        foreach (var article in alert.Articles.Take(PlainText.MaxArticles))
        {
            xml.WriteStartElement("li", Xhtml);
            Linked(xml, PlainText.Line(article.Title, 300), PlainText.Link(article.Url));
            xml.WriteString($" ({PlainText.Origin(article)})");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Nothing where there are no words.</summary>
    private static void Paragraph(XmlWriter xml, string words, string? link)
    {
        if (words.Length > 0)
        {
            xml.WriteStartElement("p", Xhtml);
            Linked(xml, words, link);
            xml.WriteEndElement();
        }
    }

    private static void Linked(XmlWriter xml, string words, string? link)
    {
        if (link is null)
        {
            xml.WriteString(words);
            return;
        }

        xml.WriteStartElement("a", Xhtml);
        xml.WriteAttributeString("href", link);
        xml.WriteString(words);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
