using System.Text.RegularExpressions;
using CsCheck;
using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Times;

public sealed class DurationsTests
{
    [Fact]
    public void A_length_is_read_back_as_it_was_written() => Gen.Long[0, 86_400L * 400].Sample(seconds =>
    {
        var length = TimeSpan.FromSeconds(seconds);
        Assert.True(Durations.TryParse(Durations.Word(length), out var read));
        Assert.Equal(length, read);
    });

    [Fact]
    public void The_pattern_that_others_are_told_says_what_a_length_is() => Gen.String[Gen.Char["0159dhmsw. -"], 0, Durations.Longest].Sample(
        word => Assert.Equal(Durations.TryParse(word, out _), Regex.IsMatch(word, Durations.Pattern)), iter: 100_000);

    [Theory]
    [InlineData("0s", 0)]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("1h30m", 5400)]
    [InlineData("7d", 604800)]
    [InlineData("1d1h1m1s", 90061)]
    [InlineData("9999999d9999999h", 9999999d * 90_000)]
    public void People_write_lengths_like_this(string word, double seconds)
    {
        Assert.True(Durations.TryParse(word, out var length));
        Assert.Equal(seconds, length.TotalSeconds);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5m1h")]
    [InlineData("5m5m")]
    [InlineData("1.5h")]
    [InlineData("5 m")]
    [InlineData("5w")]
    [InlineData("10000000d")]
    [InlineData("9999999999s")]
    public void Anything_else_is_no_length(string? word) => Assert.False(Durations.TryParse(word, out _));
}
