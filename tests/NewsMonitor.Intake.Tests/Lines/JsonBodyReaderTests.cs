using System.Text.Json;
using CsCheck;

namespace NewsMonitor.Intake.Tests.Lines;

public sealed class JsonBodyReaderTests
{
    private static Task<List<Pushed>> ReadAsync(string text, int chunk = 5, long limit = JsonBodyReader.RequestLimit) =>
        Some.AllAsync(JsonBodyReader.ReadAsync(Some.Pipe(text, chunk), limit, TestContext.Current.CancellationToken));

    private static string Summary(IEnumerable<Pushed> all) => string.Join(' ', all.Select(p => p switch
    {
        Pushed.One one => $"{one.Number}:{one.Input.Title}",
        Pushed.Bad bad => $"{bad.Number}!",
        Pushed.Broken broken => $"({broken.Reason})",
        _ => "?",
    }));

    [Theory]
    [InlineData("{\"title\":\"a\"}", "1:a")]
    [InlineData(" [ ] ", "")]
    [InlineData("[{\"title\":\"a\"} , {\"title\":\"b]}\\\"\"}]", "1:a 2:b]}\"")]
    [InlineData("[{\"title\":\"a\"},{\"title\":},7,\"x\",null,{\"title\":\"b\"}]", "1:a 2! 3! 4! 5! 6:b")]
    [InlineData("[{\"title\":\"a\"},{\"title\":\"b", "1:a (the JSON ends in the middle of element 2)")]
    [InlineData("[{\"title\":\"a\"}", "1:a (the JSON ends after element 1 without closing its array)")]
    [InlineData("", "(the body is empty)")]
    [InlineData("hello", "(an object or an array was expected)")]
    [InlineData("{\"title\":\"a\"}{\"title\":\"b\"}", "1:a (more than one object: send an array, or NDJSON as application/x-ndjson)")]
    [InlineData("[{\"title\":\"a\"}] x", "1:a (something follows the end of the array)")]
    public async Task Elements_are_read_one_by_one(string body, string expected) => Assert.Equal(expected, Summary(await ReadAsync(body)));

    [Fact]
    public async Task A_body_over_its_limit_is_broken_off_and_an_element_over_4_MiB_is_passed_over()
    {
        var large = $"{{\"title\":\"{new string('x', 5 * 1024 * 1024)}\"}}";
        Assert.Equal("1! 2:b", Summary(await ReadAsync($"[{large},{{\"title\":\"b\"}}]", 1 << 20)));
        Assert.Equal("1:a (the body is larger than 1 MiB)", Summary(await ReadAsync($"[{{\"title\":\"a\"}},{large}]", 1 << 19, 1 << 20)));
    }

    [Fact]
    public void An_array_reads_as_a_whole_parser_reads_it_in_whatever_pieces_it_comes() =>
        Gen.Select(Gen.String.Array[0, 6], Gen.Int[1, 30]).Sample((titles, chunk) =>
        {
            var body = JsonSerializer.Serialize(titles.Select(t => new { title = t, more = new[] { t } }));
            var expected = JsonDocument.Parse(body).RootElement.EnumerateArray().Select(e => e.GetProperty("title").GetString());
            Assert.Equal(expected, ReadAsync(body, chunk).GetAwaiter().GetResult().Select(p => ((Pushed.One)p).Input.Title));
        });

    [Fact]
    public void No_bytes_make_it_fail() => Gen.Select(Gen.Byte.Array, Gen.Int[1, 9]).Sample((bytes, chunk) =>
        Some.AllAsync(JsonBodyReader.ReadAsync(Some.Pipe([(byte)'[', .. bytes], chunk), 1_000, CancellationToken.None)).GetAwaiter().GetResult());
}
