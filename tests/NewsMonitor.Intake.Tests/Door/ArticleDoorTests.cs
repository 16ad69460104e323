using CsCheck;
using NewsMonitor.Domain;

namespace NewsMonitor.Intake.Tests.Door;

public sealed class ArticleDoorTests
{
    private static Admission Admit(ArticleInput input, Way way = Way.Push) => ArticleDoor.Admit(input, way, Some.Now);

    private static Article Article(ArticleInput input) => Assert.IsType<Admission.Text>(Admit(input)).Article;

    private static string Reason(ArticleInput input) => Assert.IsType<Admission.Rejected>(Admit(input)).Reason;

    [Fact]
    public void Source_and_id_default_to_the_host_and_the_url_without_its_tracking()
    {
        var article = Article(new() { Url = "https://News.Example.org/a?utm_source=x&id=7&fbclid=y", Title = "T" });
        Assert.Equal(new ArticleKey("news.example.org", "https://news.example.org/a?id=7"), article.Key);
        Assert.Equal("https://news.example.org/a?id=7", article.Url);
    }

    [Fact]
    public void What_nothing_identifies_is_rejected() =>
        Assert.Contains("neither id nor url", Reason(new() { Source = "s", Title = "T" }), StringComparison.Ordinal);

    [Fact]
    public void What_holds_nothing_to_read_is_rejected() =>
        Assert.Contains("neither title nor body", Reason(Some.Input with { Title = " \u200b", Body = "\n\t" }), StringComparison.Ordinal);

    [Theory]
    [InlineData(1_000, 10, true)]
    [InlineData(1_001, 10, false)]
    [InlineData(10, 1_000_000, true)]
    [InlineData(10, 1_000_001, false)]
    public void A_title_or_body_over_its_limit_is_rejected_with_the_limit(int title, int body, bool taken)
    {
        var admission = Admit(Some.Input with { Title = new('t', title), Body = new('b', body) });
        Assert.Equal(taken, admission is Admission.Text);
        Assert.True(taken || ((Admission.Rejected)admission).Reason.Contains(" the limit is ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_title_is_the_first_sentence_of_the_body()
    {
        Assert.Equal("The U.S. president left.", Article(Some.Input with { Title = null, Body = "The U.S. president left. Nobody knew why.\nMore." }).Title);
        Assert.EndsWith("…", Article(Some.Input with { Title = "", Body = string.Join(' ', Enumerable.Repeat("word", 100)) }).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_none_is_a_note_and_a_strange_one_is_kept()
    {
        var odd = Assert.IsType<Admission.Text>(Admit(Some.Input with { PublishedAt = "yesterday-ish" }));
        Assert.Null(odd.Article.PublishedAt);
        Assert.Contains("publishedAt is not a date", Assert.Single(odd.Notes), StringComparison.Ordinal);
        Assert.Equal(2999, Article(Some.Input with { PublishedAt = "2999-01-01T00:00:00Z" }).PublishedAt?.Year);
        Assert.Equal(1, Article(Some.Input with { PublishedAt = "0001-01-01T00:00:00Z" }).PublishedAt?.Year);
    }

    [Fact]
    public void An_address_that_is_not_of_the_web_is_left_out_with_a_note()
    {
        var text = Assert.IsType<Admission.Text>(Admit(Some.Input with { Url = "javascript:alert(1)" }));
        Assert.Null(text.Article.Url);
        Assert.Single(text.Notes);
    }

    [Fact]
    public void Html_becomes_text_and_its_scripts_do_not_survive()
    {
        const string html = "<p>One<script>alert(1)</script> &amp; two</p><style>p{}</style><!-- no --><div hidden>unseen</div><p>Three</p>";
        Assert.Equal("One & two\nThree", Article(Some.Input with { Body = null, BodyHtml = html }).Body);
        Assert.Equal("One & two\nThree", Article(Some.Input with { Body = html }).Body);
    }

    [Fact]
    public void An_arrival_is_for_imports_and_not_of_the_future()
    {
        Assert.Equal(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), Arrival("2020-01-01T00:00:00Z", Way.Import));
        Assert.Null(Arrival("2020-01-01T00:00:00Z", Way.Push));
        Assert.Null(Arrival("2027-01-01T00:00:00Z", Way.Import));

        static DateTimeOffset? Arrival(string at, Way way) => Assert.IsType<Admission.Text>(Admit(Some.Input with { ArrivedAt = at }, way)).ArrivedAt;
    }

    [Fact]
    public void A_withdrawal_needs_no_text() =>
        Assert.Equal(new("bbc", "1"), Assert.IsType<Admission.Withdrawal>(Admit(new() { Source = "bbc", Id = "1", Withdrawn = true })).Key);

    [Fact]
    public void Whatever_comes_is_admitted_within_the_bounds_or_rejected_with_a_reason()
    {
        var text = Gen.String.Array[0, 3].Select(parts => string.Join("<p>\ud800\u202e&#0;", parts));
        Gen.Select(text, text, text, text, text).Sample((source, id, title, body, url) =>
        {
            switch (Admit(new() { Source = source, Id = id, Title = title, Body = body, BodyHtml = body, Url = "http://" + url, PublishedAt = id, Language = title }))
            {
                case Admission.Text { Article: var a }:
                    Assert.InRange(a.Title.Length, 1, NewsMonitor.Domain.Article.MaxTitle);
                    Assert.DoesNotContain(a.Title + a.Body, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
                    Assert.DoesNotContain((a.Title + a.Body).EnumerateRunes(), r => r.Value == 0xFFFD && !(title + body).Contains('\ud800', StringComparison.Ordinal) && !(title + body).Contains('\ufffd', StringComparison.Ordinal) && !(title + body).Any(char.IsSurrogate));
                    Assert.Equal(a.Body, CleanText.Paragraphs(a.Body));
                    break;
                case Admission.Rejected rejected:
                    Assert.NotEmpty(rejected.Reason);
                    break;
                default:
                    Assert.Fail("nobody withdrew anything");
                    break;
            }
        });
    }
}
