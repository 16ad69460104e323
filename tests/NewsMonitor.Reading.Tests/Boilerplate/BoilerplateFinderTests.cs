using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Tests.Boilerplate;

public class BoilerplateFinderTests
{
    private const string Paragraph = "The council voted on Monday to close the bridge. Work begins in May.";

    [Theory]
    [InlineData("Published in Political News")]
    [InlineData("By Jane Sample and John Doe, Example Times")]
    [InlineData("Updated: May 5, 2025 at 10:30 a.m.")]
    [InlineData("Associated Press")]
    [InlineData("BY JANE SAMPLE")]
    [InlineData("Written by Jane Sample")]
    [InlineData("Saturday, April 4, 2009")]
    [InlineData("Some title Saturday, April 4, 2009")]
    public void A_line_at_the_head_that_is_no_news_is_skipped(string line) => Assert.Equal([line], Skipped(line + "\n" + Paragraph));

    [Theory]
    [InlineData("_________")]
    [InlineData("* * *")]
    [InlineData("Comments")]
    [InlineData("Read more")]
    [InlineData("©2025 Example Times. Visit example.com. Distributed by Example Content Agency, LLC.")]
    [InlineData("Copyright 2024 The Example Press. All rights reserved.")]
    [InlineData("(Reporting by Ann Writer in London; Editing by Bob Cutter)")]
    [InlineData("Photo: Jane Sample / Example Images")]
    [InlineData("Sign up for our daily newsletter")]
    [InlineData("Get the latest news in your inbox every morning")]
    [InlineData("Read more: Five things to know about the bridge")]
    [InlineData("The bridge at night. Photo: Jane Sample")]
    [InlineData("Soldiers cross the bridge. REUTERS/Jane Sample")]
    [InlineData("The mayor in May (AP Photo/Jane Sample)")]
    [InlineData("The yard at Skarholm. Crown copyright.")]
    [InlineData("Notes to editors")]
    [InlineData("Tel: 020 7946 0000")]
    [InlineData("press.office@example.org")]
    [InlineData("https://www.example.org/news")]
    [InlineData("Follow Example Times on Facebook and Twitter.")]
    [InlineData("The views expressed are the author's own.")]
    public void A_line_at_the_foot_that_is_no_news_is_skipped(string line) => Assert.Equal([line], Skipped(Paragraph + "\n" + line));

    [Theory]
    [InlineData("By Friday the river had risen by two metres, and the town was cut off.")]
    [InlineData("Comments by the minister drew anger in the capital on Sunday.")]
    [InlineData("Read more books, the minister told pupils in Leeds.")]
    [InlineData("Copyright law is to change, the commission said on Monday.")]
    [InlineData("Published in 1950, the novel made her famous.")]
    [InlineData("Share prices fell in London.")]
    [InlineData("Related diseases are on the rise, doctors say.")]
    [InlineData("He painted a bleak picture: falling sales and rising costs.")]
    [InlineData("The photo: it shows the bridge.")]
    [InlineData("More than ever: a year of records in pictures, and what they mean.")]
    [InlineData("Follow the money, the judge said.")]
    [InlineData("He read it by the window. Copyright law is to change.")]
    public void A_paragraph_that_only_begins_like_such_a_line_is_read(string line)
    {
        Assert.Empty(Skipped(line + "\n" + Paragraph));
        Assert.Empty(Skipped(Paragraph + "\n" + line));
    }

    [Fact]
    public void Links_behind_a_heading_of_links_are_skipped_and_a_paragraph_behind_them_is_read()
    {
        var body = $"{Paragraph}\n{Paragraph}\nRelated stories\nBridge to close for a year\nWhat the vote means for you\nThe mayor, who was ill, did not vote.";
        Assert.Equal(["Related stories", "Bridge to close for a year", "What the vote means for you"], Skipped(body));
    }

    [Fact]
    public void What_stands_behind_the_heading_of_the_comments_is_skipped() =>
        Assert.Equal(["12 Comments", "What a shame. The mayor should go.", "Agreed!"], Skipped($"{Paragraph}\n{Paragraph}\n12 Comments\nWhat a shame. The mayor should go.\nAgreed!"));

    [Fact]
    public void A_button_for_comments_at_the_head_ends_nothing() =>
        Assert.Equal(["Comments"], Skipped($"{Paragraph}\nComments\n{Paragraph}\n{Paragraph}"));

    [Theory]
    [InlineData("ANCHORAGE, Alaska — The summit ended.", "Anchorage")]
    [InlineData("LONDON, Aug 15 (Reuters) - The pound fell.", "London")]
    [InlineData("PARIS (AFP) – Rain fell.", "Paris")]
    [InlineData("Geneva (AP) -- Talks began.", "Geneva")]
    [InlineData("NEW YORK — Stocks rose.", "New York")]
    [InlineData("SKARHOLM (Kestrel Wire) — The cranes stood still.", "Skarholm")]
    public void A_dateline_is_found_and_not_read(string body, string place)
    {
        var findings = Some.Read("Some title", body);
        Assert.Equal(place, findings.Dateline);
        Assert.DoesNotContain(findings.Entities.SelectMany(entity => entity.Mentions), mention => mention is { Field: TextField.Body, Start: 0 });
    }

    [Theory]
    [InlineData("Trump — who had promised more — left early.")]
    [InlineData("London is wet — and so is Leeds.")]
    [InlineData("Leeds (a city in the north) — it rained.")]
    [InlineData("Skarholm (Kestrel Wire) — the cranes stood still.")]
    [InlineData("NASA said on Friday it would wait — again.")]
    public void A_sentence_with_a_dash_has_no_dateline(string body) => Assert.Null(Some.Read("Some title", body).Dateline);

    private static string[] Skipped(string body) =>
        [.. Some.Read("Some title", body).Skipped.Select(span => body.Substring(span.Start, span.Length))];
}
