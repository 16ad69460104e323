using System.Net;
using System.Text;
using MimeKit;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>
/// A letter as e-mail: text and HTML. All letters of one thread refer to one root that is never sent, so that mail programs keep them together
/// without anybody remembering the first.
/// </summary>
internal static class MailFormat
{
    private const string Heading = "<h1 style=\"font-size:18px;line-height:24px\">";

    private const string Colon = ": ";

    public static MimeMessage Write(Letter letter, MailServer server, DeliveryOptions options)
    {
        var (notice, target) = (letter.Notice, letter.Target);
        var from = MailboxAddress.Parse(server.From);
        var root = $"thread.{StableHash.Short(notice.Thread)}@{from.Domain}";
        var message = new MimeMessage
        {
            Subject = PlainText.Line(notice.Topic, 200),
            Date = letter.At,
            MessageId = $"{letter.Id}@{from.Domain}",
            InReplyTo = root,
            Body = new BodyBuilder { TextBody = Text(notice, options), HtmlBody = Html(notice, options) }.ToMessageBody(),
        };
        message.References.Add(root);
        message.From.Add(new MailboxAddress("News Monitor", from.Address));
        message.To.Add(MailboxAddress.Parse(target.Mail!.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("List-Id", $"<{letter.Channel.Id}.{from.Domain}>");
        if (Unsubscribing.Path(letter.Channel, target) is { } path && options.LinkTo(path) is { } link)
        {
            message.Headers.Add("List-Unsubscribe", $"<{link}>");
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        else
        {
            message.Headers.Add("List-Unsubscribe", $"<mailto:{from.Address}?subject=unsubscribe>");
        }

        return message;
    }

    private static string Text(Notice notice, DeliveryOptions options)
    {
        var text = new StringBuilder();
        if (!IsOneAlert(notice))
        {
            Add(News(notice, PlainText.Line(notice.Title, 300)));
            Add(PlainText.Line(notice.Text, 2_000));
        }

        foreach (var alert in PlainText.Told(notice))
        {
            text.Append(text.Length > 0 ? "\n" : "");
            Add(Title(notice, alert));
            Add(PlainText.Line(alert.Text, 1_000));
            Add(PlainText.Link(options.LinkTo(alert.Path)) ?? "");
            foreach (var article in alert.Articles.Take(PlainText.MaxArticles))
            {
                Add($"  - {PlainText.Line(article.Title, 300)} ({PlainText.Origin(article)})");
                Add(PlainText.Line(article.Quote, 500) is { Length: > 0 } quote ? $"    \"{quote}\"" : "");
                Add(PlainText.Link(article.Url) is { } link ? "    " + link : "");
            }
        }

        text.Append('\n');
        Add(PlainText.Rest(notice) ?? "");
        Add(PlainText.Foot(notice));
        Add(IsOneAlert(notice) ? "" : PlainText.Link(options.LinkTo(notice.Path)) ?? "");      // of one alert it stands above
        return text.ToString();

        void Add(string line) => text.Append(line).Append(line.Length > 0 ? "\n" : "");
    }

    private static string Html(Notice notice, DeliveryOptions options)
    {
        var html = new StringBuilder("<!doctype html><html><body style=\"font-family:sans-serif;font-size:14px;line-height:20px\">");
        var (open, close) = IsOneAlert(notice) ? (Heading, "</h1>") : ("<h2 style=\"font-size:15px;margin:16px 0 4px\">", "</h2>");
        if (!IsOneAlert(notice))
        {
            html.Append(Heading).Append(Encode(News(notice, PlainText.Line(notice.Title, 300)))).Append("</h1>");
            Paragraph(PlainText.Line(notice.Text, 2_000));
        }

        foreach (var alert in PlainText.Told(notice))
        {
            html.Append(open).Append(Linked(Title(notice, alert), options.LinkTo(alert.Path))).Append(close);
            Paragraph(PlainText.Line(alert.Text, 1_000));
            html.Append("<ul>");
            foreach (var article in alert.Articles.Take(PlainText.MaxArticles))
            {
                html.Append("<li>").Append(Linked(PlainText.Line(article.Title, 300), article.Url)).Append(" <small>").Append(Encode(PlainText.Origin(article))).Append("</small>");
                html.Append(PlainText.Line(article.Quote, 500) is { Length: > 0 } quote ? $"<br><q>{Encode(quote)}</q>" : "").Append("</li>");
            }

            html.Append("</ul>");
        }

        Paragraph(PlainText.Rest(notice) ?? "");
        html.Append("<p><small>").Append(Encode(PlainText.Foot(notice)));
        html.Append(options.LinkTo(notice.Path) is { } page ? ". " + Linked("Open", page) : "").Append("</small></p></body></html>");
        return html.ToString();

        void Paragraph(string words) => html.Append(words.Length > 0 ? $"<p>{Encode(words)}</p>" : "");
    }

    /// <summary>What it says of itself is what it says of its alert, and need not be said twice.</summary>
    private static bool IsOneAlert(Notice notice) =>
        PlainText.Told(notice).Take(2).ToArray() is [var alert] && PlainText.Rest(notice) is null && PlainText.Title(alert, 300) == PlainText.Line(notice.Title, 300);

    private static string Title(Notice notice, NoticeAlert alert) => alert.EndedAt is null
        ? News(notice, PlainText.Title(alert, 300))
        : PlainText.Title(alert with { Title = News(notice, alert.Title) }, 300);

    /// <summary>A title without the name before its colon, where the subject line ends with that: it stands right above.</summary>
    private static string News(Notice notice, string title)
    {
        for (var colon = title.IndexOf(Colon, StringComparison.Ordinal); colon > 0; colon = title.IndexOf(Colon, colon + 1, StringComparison.Ordinal))
        {
            var name = title[..colon];
            if (notice.Topic == name || notice.Topic.EndsWith(Colon + name, StringComparison.Ordinal))
            {
                return title[(colon + Colon.Length)..];
            }
        }

        return title;
    }

    private static string Linked(string words, string? address) =>
        PlainText.Link(address) is { } link ? $"<a href=\"{Encode(link)}\">{Encode(words)}</a>" : Encode(words);

    private static string Encode(string words) => WebUtility.HtmlEncode(words);
}
