using System.Globalization;
using System.Text;
using CsCheck;

namespace NewsMonitor.Intake.Tests.Lines;

public sealed class NdjsonReaderTests
{
    private static Task<List<Pushed>> ReadAsync(string text, int chunk = 7) =>
        Some.AllAsync(NdjsonReader.ReadAsync(Some.Pipe(text, chunk), TestContext.Current.CancellationToken));

    [Fact]
    public async Task A_bad_line_is_answered_with_its_number_and_the_next_is_read()
    {
        var all = await ReadAsync("\ufeff{\"title\":\"a\"}\r\n\n  \n{\"title\":\n[1]\n{\"title\":{}}\n{\"id\":7}{}\n{\"title\":\"b\"}");
        Assert.Equal("a", Assert.IsType<Pushed.One>(all[0]).Input.Title);
        Assert.Equal([4, 5, 6, 7], all.OfType<Pushed.Bad>().Select(b => b.Number));
        Assert.Equal((8, "b"), (Assert.IsType<Pushed.One>(all[^1]).Number, ((Pushed.One)all[^1]).Input.Title));
    }

    [Fact]
    public async Task A_line_over_4_MiB_is_passed_over_to_its_end()
    {
        var all = await ReadAsync($"{{\"title\":\"{new string('x', 5 * 1024 * 1024)}\"}}\n{{\"title\":\"b\"}}\n{new string('y', 5 * 1024 * 1024)}", 1 << 20);
        Assert.Equal((1, "longer than 4 MiB"), (((Pushed.Bad)all[0]).Number, ((Pushed.Bad)all[0]).Reason));
        Assert.Equal("b", ((Pushed.One)all[1]).Input.Title);
        Assert.Equal(3, ((Pushed.Bad)all[2]).Number);
    }

    [Fact]
    public async Task Numbers_and_half_surrogates_are_taken_as_texts()
    {
        var input = ((Pushed.One)Assert.Single(await ReadAsync("{\"ID\":17,\"title\":\"a\\ud83db\\n\\u00e9\",\"more\":[{}]}"))).Input;
        Assert.Equal(("17", "a\ud83db\né"), (input.Id, input.Title));
    }

    [Fact]
    public void Lines_are_the_same_in_whatever_pieces_they_come() =>
        Gen.Select(Gen.String.Array[0, 8], Gen.Int[1, 40]).Sample((titles, chunk) =>
        {
            var text = new StringBuilder();
            foreach (var title in titles)
            {
                text.Append(CultureInfo.InvariantCulture, $"{{\"title\":{System.Text.Json.JsonSerializer.Serialize(title)}}}\n");
            }

            var all = ReadAsync(text.ToString(), chunk).GetAwaiter().GetResult();
            Assert.Equal(titles.Length, all.Count(p => p is Pushed.One));
        });

    [Fact]
    public void No_bytes_make_it_fail() => Gen.Select(Gen.Byte.Array, Gen.Int[1, 9]).Sample((bytes, chunk) =>
        Some.AllAsync(NdjsonReader.ReadAsync(Some.Pipe(bytes, chunk), CancellationToken.None)).GetAwaiter().GetResult());
}
