using System.Globalization;
using CsCheck;

namespace NewsMonitor.Intake.Tests.Door;

public sealed class NewsDateTests
{
    [Theory]
    [InlineData("2026-11-27T08:51:00Z", "2026-11-27T08:51:00Z")]
    [InlineData("2026-11-27T08:51:00.123+01:00", "2026-11-27T07:51:00.123Z")]
    [InlineData("2026-11-27 08:51", "2026-11-27T08:51:00Z")]
    [InlineData("2026-11-27", "2026-11-27T00:00:00Z")]
    [InlineData("2003-12", "2003-12-01T00:00:00Z")]
    [InlineData("20261127T0851Z", "2026-11-27T08:51:00Z")]
    [InlineData("Fri, 27 Nov 2026 08:51:00 GMT", "2026-11-27T08:51:00Z")]
    [InlineData("Fri, 27 Nov 2026 08:51 EST", "2026-11-27T13:51:00Z")]
    [InlineData("27 Nov 26 08:51:00 +0530", "2026-11-27T03:21:00Z")]
    [InlineData("Friday, 27 November 2026 08:51:00 PDT", "2026-11-27T15:51:00Z")]
    [InlineData("Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z")]
    [InlineData("November 27, 2026 8:51 pm", "2026-11-27T20:51:00Z")]
    [InlineData("Fri, 27 Nov 2026 24:00:00 GMT", "2026-11-28T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("2999-12-31T23:59:59Z", "2999-12-31T23:59:59Z")]
    public void Dates_are_read_as_they_are_written(string text, string utc) =>
        Assert.Equal(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), NewsDate.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("0001-01-01T00:00:00+05:00")]
    [InlineData("9999-12-31T23:59:59-05:00")]
    [InlineData("Fri, 27 Xyz 2026 08:51:00 GMT")]
    [InlineData("27 Nov 2026 25:00")]
    [InlineData("1764233460")]
    public void What_is_no_date_is_none(string text) => Assert.Null(NewsDate.Parse(text));

    [Fact]
    public void Every_instant_comes_back_from_both_usual_forms() => Gen.Long[0, 4_000_000_000].Sample(seconds =>
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(at, NewsDate.Parse(at.ToString("O")));
        Assert.Equal(at, NewsDate.Parse(at.ToString("R")));
    });

    [Fact]
    public void No_text_makes_it_fail() => Gen.String.Sample(text => _ = NewsDate.Parse(text));
}
