using System.Globalization;
using System.Text;
using CsCheck;
using NewsMonitor.Intake.Tests.Files;

namespace NewsMonitor.Intake.Tests.Archives;

public sealed class WebArchiveTests : IDisposable
{
    private readonly Importing _import = new();

    public void Dispose() => _import.Dispose();

    private static string Html(int number) => $"""
        <html lang="en"><head><title>Storm number {number} hits the coast</title><meta property="article:published_time" content="2020-01-0{1 + number % 9}T10:00:00Z"></head><body><article>
        <h1>Storm number {number} hits the coast</h1>
        <p>The storm with the number {number} reached the coast on Friday, and the harbour of the town was closed for the whole of the day.</p>
        <p>Ferries stayed in port, trains were late, and the council asked people not to travel unless they had to, a spokesman said.</p>
        <p>The weather service expects wind and rain until Sunday, and warned of floods along the river and in the old part of the town.</p>
        </article></body></html>
        """;

    private static byte[] Answer(int number, string headers = "", byte[]? body = null) =>
        [.. Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n{headers}\r\n"), .. body ?? Encoding.UTF8.GetBytes(Html(number))];

    private static byte[] Record(string type, int number, byte[] block, int? length = null) =>
    [
        .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://post.example/{number}\r\nWARC-Date: 2020-02-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {length ?? block.Length}\r\n\r\n")),
        .. block, .. "\r\n\r\n"u8,
    ];

    private static byte[][] Pages(int count) => [.. Enumerable.Range(1, count).Select(i => Record("response", i, Answer(i)))];

    private static byte[] Plain(IEnumerable<byte[]> records) => [.. records.SelectMany(r => r)];

    private static byte[] PerRecord(IEnumerable<byte[]> records) => [.. records.SelectMany(Importing.Gzip)];

    public static TheoryData<string, byte[]> Containers => new()
    {
        { "plain.warc", Plain(Pages(5)) },
        { "records.warc.gz", PerRecord(Pages(5)) },
        { "whole.warc.gz", Importing.Gzip(Plain(Pages(5))) },
    };

    [Theory]
    [MemberData(nameof(Containers), DisableDiscoveryEnumeration = true)]
    public async Task Every_page_is_an_article_with_what_the_page_says_of_itself(string name, byte[] bytes)
    {
        var result = await _import.RunAsync(name, bytes);
        Assert.Equal((5, 0, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
        var article = _import.Log.Current[new("post.example", "https://post.example/3")]!;
        Assert.Equal(("Storm number 3 hits the coast", new(2020, 1, 4, 10, 0, 0, TimeSpan.Zero)), (article.Title, article.PublishedAt));
        Assert.Contains("Ferries stayed in port", article.Body, StringComparison.Ordinal);
        Assert.All(_import.Log.Submissions, s => Assert.Equal(new(2020, 2, 1, 0, 0, 0, TimeSpan.Zero), s.ArrivedAt));
    }

    [Fact]
    public async Task Chunks_are_joined_packing_is_undone_and_what_is_no_page_is_passed_over()
    {
        var html = Encoding.UTF8.GetBytes(Html(2));
        byte[] chunks = [.. Encoding.ASCII.GetBytes($"{100:x}\r\n"), .. html[..100], .. Encoding.ASCII.GetBytes($"\r\n{html.Length - 100:x};x=1\r\n"), .. html[100..], .. "\r\n0\r\n\r\n"u8];
        byte[][] records =
        [
            Record("warcinfo", 0, "software: x"u8.ToArray()), Record("request", 1, "GET / HTTP/1.1\r\n\r\n"u8.ToArray()),
            Record("response", 1, Answer(1, "Content-Encoding: gzip\r\n", Importing.Gzip(Encoding.UTF8.GetBytes(Html(1))))),
            Record("response", 2, Answer(2, "Transfer-Encoding: chunked\r\n", chunks)),
            Record("response", 3, Answer(3, "Transfer-Encoding: chunked\r\n")),
            Record("response", 4, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html></html>"u8.ToArray()),
            Record("response", 5, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n123"u8.ToArray()),
            Record("response", 6, Answer(6, "Transfer-Encoding: chunked\r\n", [.. chunks[..50], .. chunks[200..]])),
        ];
        var result = await _import.RunAsync("a.warc", Plain(records));
        Assert.Equal((3, 4, 1, null), (result.Counts.Accepted, result.Counts.PassedOver, result.Counts.Rejected, result.Broken));
        Assert.Equal((8, "record"), Assert.Single(_import.Problems) is var problem ? (problem.Line, problem.Unit) : default);
    }

    [Fact]
    public async Task Members_within_members_each_damaged_at_its_end_are_given_up_and_told()
    {
        // Each header is the content of the member before it, and all of them run on to the same damage at the end of the file.
        byte[] unit = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0, 10, 0, 0xF5, 0xFF];
        byte[] file = [.. PerRecord(Pages(1)), .. Enumerable.Repeat(unit, 200_000).SelectMany(bytes => bytes), .. new byte[10], 7];
        var result = await _import.RunAsync("nested.warc.gz", file);
        Assert.Equal((1, "the archive is damaged in too many places to be read on"), (result.Counts.Accepted, result.Broken));
    }

    [Fact]
    public async Task A_damaged_member_costs_its_record_and_no_other()
    {
        var members = Pages(5).Select(Importing.Gzip).ToArray();
        members[2][members[2].Length / 2] ^= 0x55;
        var result = await _import.RunAsync("a.warc.gz", Plain(members));
        Assert.Equal((4, 1, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
        Assert.Equal(3, Assert.Single(_import.Problems).Line);
    }

    [Fact]
    public async Task A_length_that_is_wrong_costs_its_record_and_no_other()
    {
        var pages = Pages(5);
        pages[1] = Record("response", 2, Answer(2), length: Answer(2).Length + 900);
        pages[3] = Record("response", 4, Answer(4), length: 40);
        foreach (var bytes in new[] { Plain(pages), PerRecord(pages) })
        {
            using var import = new Importing();
            var result = await import.RunAsync("a.warc", bytes);
            Assert.Null(result.Broken);
            Assert.Subset(import.Log.Current.Keys.Select(k => k.Id).ToHashSet(), new HashSet<string> { "https://post.example/1", "https://post.example/3", "https://post.example/5" });
            Assert.Equal([2, 4], import.Problems.Select(p => p.Line));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_archive_that_was_cut_off_says_in_which_record_and_what_was_whole_is_kept(bool packed)
    {
        var bytes = packed ? PerRecord(Pages(5)) : Plain(Pages(5));
        var result = await _import.RunAsync("a.warc", bytes[..(bytes.Length - 300)]);
        Assert.Equal((4, 0, "the archive ends in the middle of record 5"), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
    }

    [Fact]
    public async Task A_second_start_goes_on_behind_the_records_that_were_settled_and_ends_at_the_same()
    {
        var bytes = PerRecord(Pages(400));
        using var kill = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var read = 0;
        var reader = new FakeReader(_ =>
        {
            if (Interlocked.Increment(ref read) == 150)
            {
                kill.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _import.RunAsync("a.warc.gz", bytes, reader, kill.Token));
        var settled = _import.Log.ImportedLines;
        Assert.InRange(settled, 1, 399);
        var result = await _import.RunAsync("a.warc.gz", bytes);
        Assert.Equal((settled, 400 - settled, 400), (result.ResumedAfter, result.Counts.All, _import.Log.Current.Count));
    }

    [Fact]
    public async Task Arc_is_read_too()
    {
        var answer = Answer(1);
        byte[] bytes =
        [
            .. "filedesc://a.arc 127.0.0.1 20140216050221 text/plain 10\n1 0 Maker\n\n"u8,
            .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"http://post.example/a page 1.1.1.1 20140216050222 text/html {answer.Length}\n")), .. answer, (byte)'\n',
        ];
        var result = await _import.RunAsync("a.arc", bytes);
        Assert.Equal((1, 1, null), (result.Counts.Accepted, result.Counts.PassedOver, result.Broken));
        Assert.Equal("http://post.example/a%20page", Assert.Single(_import.Log.Current.Values)!.Url);
        Assert.Equal(new(2014, 2, 16, 5, 2, 22, TimeSpan.Zero), _import.Log.Submissions[0].ArrivedAt);
    }

    [Fact]
    public async Task Codes_that_no_packer_writes_are_a_damage_like_any_other()
    {
        var members = Pages(4).Select(Importing.Gzip).ToArray();
        for (var i = 17; i < 34; i++)
        {
            members[2][i] ^= 246;
        }

        var result = await _import.RunAsync("a.warc.gz", Plain(members));
        Assert.Equal((3, 1, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
    }

    [Fact]
    public async Task Codes_that_lead_to_the_end_of_the_file_cost_their_record_alone()
    {
        var members = Pages(4).Select(Importing.Gzip).ToArray();
        for (var i = members[1].Length * 20 / 21; i < (members[1].Length * 20 / 21) + 8; i++)
        {
            members[1][i] ^= 156;
        }

        var result = await _import.RunAsync("a.warc.gz", Plain(members));
        Assert.Equal((3, 1, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
    }

    [Fact]
    public async Task Whatever_is_damaged_every_record_that_the_damage_does_not_touch_is_read()
    {
        var members = Pages(4).Select(Importing.Gzip).ToArray();
        var damages = Gen.Select(Gen.Int[0, 3], Gen.Double[0, 0.999], Gen.Int[1, 255], Gen.Int[1, 40], Gen.Bool);
        await damages.SampleAsync(
            async damage =>
            {
                var (which, where, with, length, isPacked) = damage;
                byte[][] parts = [.. (isPacked ? members : Pages(4)).Select(p => (byte[])p.Clone())];
                var begin = (int)(where * parts[which].Length);
                for (var i = begin; i < Math.Min(begin + length, parts[which].Length); i++)
                {
                    parts[which][i] ^= (byte)with;
                }

                using var import = new Importing();
                var result = await import.RunAsync("a.warc", Plain([isPacked ? Importing.Gzip(Record("warcinfo", 0, [1])) : Record("warcinfo", 0, [1]), .. parts]));
                var read = import.Log.Current.Keys.Select(k => k.Id).ToHashSet();
                for (var i = 0; i < 4; i++)
                {
                    // In a plain file a damage of the last bytes or of a length reaches the record behind it.
                    if (i != which && (isPacked || i < which || i > which + 1))
                    {
                        Assert.Contains($"https://post.example/{i + 1}", read);
                    }
                }
            },
            iter: Damages, threads: 1);
    }

    private static int Damages => int.TryParse(Environment.GetEnvironmentVariable("NEWSMONITOR_DAMAGES"), CultureInfo.InvariantCulture, out var count) ? count : 20;
}
