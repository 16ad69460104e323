using NewsMonitor.Domain;
using NewsMonitor.Intake.Tests.Files;

namespace NewsMonitor.Intake.Tests.Archives;

public sealed class WireTests : IDisposable
{
    private const string NitfBody = """
        <body><body.head><hedline><hl1>Bridge &amp; harbour open</hl1></hedline><byline>By Ann Lee</byline></body.head>
        <body.content><p>The bridge
          opened on <em>Friday</em>.</p><media media-type="image"><media-caption>The bridge</media-caption></media><hl2>More</hl2><p>Ships waited.</p></body.content></body>
        """;

    private readonly Importing _import = new();

    public void Dispose() => _import.Dispose();

    private async Task<Article> OnlyAsync(string name, string text)
    {
        var result = await _import.RunAsync(name, text);
        Assert.Equal((1, 0, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
        return Assert.Single(_import.Log.Current.Values)!;
    }

    private DateTimeOffset? Arrived => _import.Log.Submissions[^1].ArrivedAt;

    private static DateTimeOffset Utc(int year, int month, int day, int hour) => new(year, month, day, hour, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Nitf_is_an_article_with_the_words_of_its_body_and_not_of_its_pictures()
    {
        var article = await OnlyAsync("a.xml", $"""
            <nitf xml:lang="en-GB"><head><docdata><doc-id regsrc="AP" id-string="D1"/><date.issue norm="20200102T030000Z"/></docdata>
            <pubdata position.section="Politics"/></head>{NitfBody}</nitf>
            """);
        Assert.Equal(("AP", "D1", "Bridge & harbour open", "The bridge opened on Friday.\nMore\nShips waited."), (article.Key.Source, article.Key.Id, article.Title, article.Body));
        Assert.Equal((Utc(2020, 1, 2, 3), "en", "Politics", "By Ann Lee"), (article.PublishedAt, article.Language, article.Section, article.Byline));
    }

    [Fact]
    public async Task A_news_item_of_g2_carries_its_text_as_nitf_and_arrived_when_its_version_was_made()
    {
        var article = await OnlyAsync("a.xml", $"""
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:acme.com:1" version="2" xml:lang="en">
            <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:ACME"/><versionCreated>2020-01-02T05:00:00Z</versionCreated>
            <firstCreated>2020-01-02T03:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
            <contentMeta><headline>Bridge open</headline><subject qcode="geo:uk"><name>UK</name></subject><subject qcode="medtop:1"><name>transport</name></subject></contentMeta>
            <contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">{NitfBody}</nitf></inlineXML></contentSet></newsItem>
            """);
        Assert.Equal(("ACME", "urn:newsml:acme.com:1", "Bridge open", "transport"), (article.Key.Source, article.Key.Id, article.Title, article.Section));
        Assert.Equal((Utc(2020, 1, 2, 3), Utc(2020, 1, 2, 5)), (article.PublishedAt, Arrived));
        Assert.StartsWith("The bridge opened", article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_canceled_item_is_withdrawn_and_what_is_no_text_is_passed_over_with_its_kind()
    {
        static string Item(string kind, string status) => $"""
            <newsItem guid="urn:newsml:acme.com:1"><itemMeta><itemClass qcode="ninat:{kind}"/><versionCreated>2020-01-02T05:00:00Z</versionCreated><pubStatus qcode="stat:{status}"/></itemMeta>
            <contentMeta><headline>H</headline></contentMeta></newsItem>
            """;
        var result = await _import.RunAsync("a.xml", $"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/><itemSet>{Item("text", "usable")}{Item("picture", "usable")}<conceptItem/><packageItem/>{Item("text", "canceled")}</itemSet></newsMessage>");
        Assert.Equal((1, 1, 3, 0), (result.Counts.Accepted, result.Counts.Withdrawn, result.Counts.PassedOver, result.Counts.Rejected));
        Assert.Equal(["a concept, not a text", "a package of references, not a text", "a picture, not a text"], result.Reasons.Select(r => r.Reason).Order());
        Assert.All(result.Reasons, r => Assert.False(r.IsProblem));
    }

    [Fact]
    public async Task The_text_of_newsml_1_is_that_of_the_component_whose_role_is_the_body()
    {
        var article = await OnlyAsync("a.xml", """
            <NewsML Version="1.2"><NewsEnvelope><SentFrom><Party FormalName="Wire"/></SentFrom></NewsEnvelope><NewsItem>
            <Identification><NewsIdentifier><ProviderId>wire.com</ProviderId><DateId>20200102</DateId><NewsItemId>7</NewsItemId></NewsIdentifier></Identification>
            <NewsManagement><FirstCreated>20200102T030000+0000</FirstCreated><ThisRevisionCreated>20200102T050000+0000</ThisRevisionCreated><Status FormalName="Usable"/></NewsManagement>
            <NewsComponent><NewsLines><HeadLine>Bridge open</HeadLine></NewsLines>
            <NewsComponent><Role FormalName="Contact"/><ContentItem><MimeType FormalName="text/plain"/><DataContent>Call us</DataContent></ContentItem></NewsComponent>
            <NewsComponent><Role FormalName="Body"/><ContentItem><MimeType FormalName="text/xhtml"/><DataContent><html><body><p>It opened.</p><p>Ships waited.</p></body></html></DataContent></ContentItem></NewsComponent>
            </NewsComponent></NewsItem></NewsML>
            """);
        Assert.Equal(("Wire", "wire.com:20200102:7", "Bridge open", "It opened.\nShips waited."), (article.Key.Source, article.Key.Id, article.Title, article.Body));
        Assert.Equal((Utc(2020, 1, 2, 3), Utc(2020, 1, 2, 5)), (article.PublishedAt, Arrived));
    }

    [Theory]
    [InlineData("""{"uri":"urn:newsml:dpa.com:1","type":"text","versioncreated":"2020-01-02T05:00:00Z","headline":"H","body_xhtml":"<p>One</p><p>Two</p>","subject":[{"name":"UK"},{"code":"04000000","name":"economy"}]}""")]
    [InlineData("""{"uri":"urn:newsml:dpa.com:1","versioncreated":"2020-01-02T05:00:00Z","headlines":[{"role":"sub","value":"S"},{"role":"main","value":"H"}],"bodies":[{"contenttype":"text/html","value":"<p>One</p><p>Two</p>"}],"subjects":[{"uri":"http://cv.iptc.org/newscodes/mediatopic/medtop:1","name":"economy"}]}""")]
    [InlineData("""{"uri":"urn:newsml:dpa.com:1","type":"text","versionCreated":"2020-01-02T05:00:00Z","headlines":[{"value":"H"}],"bodies":[{"contentType":"text/plain","value":"One\nTwo"}],"subjects":[{"literal":"04000000","name":"economy"}]}""")]
    public async Task Ninjs_of_any_version_is_the_same_article(string json)
    {
        var article = await OnlyAsync("a.json", json);
        Assert.Equal(("dpa.com", "urn:newsml:dpa.com:1", "H", "One\nTwo", "economy"), (article.Key.Source, article.Key.Id, article.Title, article.Body, article.Section));
        Assert.Equal(Utc(2020, 1, 2, 5), Arrived);
    }

    [Fact]
    public async Task Ninjs_comes_as_lines_and_as_an_array_too()
    {
        const string One = """{"uri":"urn:newsml:dpa.com:1","versioncreated":"2020-01-02T05:00:00Z","headline":"H"}""", Two = """{"uri":"urn:newsml:dpa.com:2","type":"picture","headline":"P"}""";
        Assert.Equal((1, 1), (await _import.RunAsync("a.jsonl", One + "\n" + Two)).Counts is var lines ? (lines.Accepted, lines.PassedOver) : default);
        Assert.Equal((1, 1), (await _import.RunAsync("a.json", $"[{One},{Two}]")).Counts is var array ? (array.Duplicates, array.PassedOver) : default);
    }
}
