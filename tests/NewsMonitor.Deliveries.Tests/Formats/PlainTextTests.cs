using System.Text.Json.Nodes;
using NewsMonitor.Domain.Notices;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries.Tests.Formats;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(1, 49, 50, 0, null)]
    [InlineData(1, 30, 0, 0, null)]
    [InlineData(10, 40, 50, 0, null)]
    [InlineData(12, 38, 50, 0, "and 2 more")]
    [InlineData(50, 0, 950, 900, "and 940 more")]
    [InlineData(0, 50, 20, 0, "and 60 more")]
    public void What_is_left_out_is_counted_among_what_is_new_and_among_all_where_nothing_is(int news, int others, int more, int moreNews, string? rest)
    {
        NoticeAlert[] alerts = [.. Enumerable.Repeat(Some.Alert(), news), .. Enumerable.Repeat(Some.Alert() with { Step = 0 }, others)];
        Assert.Equal(rest, PlainText.Rest(Some.Notice("t", alerts) with { More = more, MoreNews = moreNews }));
    }

    [Theory]
    [InlineData("Harbour", 9)]
    [InlineData("long", 4)]
    public void Discord_says_what_has_no_room_in_it(string title, int told)
    {
        var alert = Some.Alert(title == "long" ? new string('x', 1_000) : title, new string('y', 1_000));
        alert = alert with { Articles = [.. Enumerable.Repeat(alert.Articles[0] with { Url = "https://harbour.example/" + new string('z', 200) }, title == "long" ? 5 : 1)] };
        var embeds = Write(ChannelKind.Discord, Some.Notice("t", [.. Enumerable.Repeat(alert, 40)]) with { More = 10, MoreNews = 10 })["embeds"]!.AsArray();
        Assert.Equal(1 + told, embeds.Count);
        Assert.Equal($"and {50 - told} more. Rule: Ports, far more than usual. 1 Jan 2026, 12:00 UTC", (string)embeds[^1]!["footer"]!["text"]!);
    }

    [Fact]
    public void Ntfy_says_what_has_no_room_in_it()
    {
        var alert = Some.Alert(new string('x', 200)) with { Text = new string('y', 300) };
        var lines = ((string)Write(ChannelKind.Ntfy, Some.Notice("t", [.. Enumerable.Repeat(alert, 40)]))["message"]!).Split('\n');
        var told = lines.Count(line => line.StartsWith('x'));
        Assert.InRange(told, 5, 8);
        Assert.Equal($"and {40 - told} more", lines[^1]);
    }

    private static JsonNode Write(ChannelKind kind, Notice notice) =>
        JsonNode.Parse(HttpSender.PostOf(Some.Letter(kind, notice, "https://ntfy.example/desk"), new()).Body)!;
}
