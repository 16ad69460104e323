using System.Text;

namespace NewsMonitor.Intake.Tests.Files;

public sealed class PackedFileTests : IDisposable
{
    private const string Lines = """{"source":"s","id":"1","title":"a"}""" + "\n" + """{"source":"s","id":"2","title":"b"}""" + "\n";

    private readonly Importing _import = new();

    public void Dispose() => _import.Dispose();

    public static TheoryData<string, byte[]> Packed => new()
    {
        { "a.jsonl.gz", Importing.Gzip(Encoding.UTF8.GetBytes(Lines)) },
        { "members.gz", [.. Importing.Gzip(Encoding.UTF8.GetBytes(Lines[..20])), .. Importing.Gzip(Encoding.UTF8.GetBytes(Lines[20..])), 0, 0, 0] },
        { "a.jsonl.zst", Zstd(Encoding.UTF8.GetBytes(Lines)) },
        { "frames.zst", [.. Zstd(Encoding.UTF8.GetBytes(Lines[..20])), .. Zstd(Encoding.UTF8.GetBytes(Lines[20..]))] },
        { "a.zip", Importing.Zip(("a.jsonl", Encoding.UTF8.GetBytes(Lines))) },
    };

    [Theory]
    [MemberData(nameof(Packed), DisableDiscoveryEnumeration = true)]
    public async Task Whatever_a_file_is_packed_with_its_articles_are_the_same(string name, byte[] bytes)
    {
        var result = await _import.RunAsync(name, bytes);
        Assert.Equal((2, null), (result.Counts.Accepted, result.Broken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_packed_file_that_was_cut_off_says_so_after_what_was_whole(bool zstd)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(1, 20_000).Select(i => $$"""{"source":"s","id":"{{i}}","title":"T {{i * 7919 % 10007}}"}""" + "\n")));
        var packed = zstd ? Zstd(text) : Importing.Gzip(text);
        var result = await _import.RunAsync("cut", packed[..(packed.Length / 2)]);
        Assert.StartsWith("the archive is cut off", result.Broken, StringComparison.Ordinal);
        Assert.InRange(result.Counts.Accepted, 1, 19_999);
        Assert.Equal(0, result.Counts.Rejected);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_unpacks_to_more_than_any_news_does_is_stopped(bool zstd)
    {
        var spaces = new byte[80 * 1024 * 1024];
        spaces.AsSpan().Fill((byte)' ');
        spaces[0] = (byte)'{';
        var result = await _import.RunAsync("bomb", zstd ? Zstd(spaces) : Importing.Gzip(spaces));
        Assert.Equal("it unpacks to more than 250 times its size: no news does", result.Broken);
        Assert.Equal(0, result.Counts.All);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "two.zip", Importing.Zip(("a", [1]), ("b", [2])), "it is a zip of 2 files; unpack it and name the folder" },
        { "a.xz", [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, 0, 4], "it is an xz archive; unpack it first" },
        { "a.bz2", "BZh91AY&SY"u8.ToArray(), "it is a bzip2 archive; unpack it first" },
        { "a.tar", [.. new byte[257], .. "ustar\0"u8, .. new byte[249]], "it is a tar archive; unpack it and name the folder" },
        { "a.tar.gz", Importing.Gzip([.. new byte[257], .. "ustar\0"u8, .. new byte[249]]), "it is a tar archive; unpack it and name the folder" },
        { "a.parquet.gz", Importing.Gzip("PAR1\0\0"u8.ToArray()), "it is a packed Parquet file; unpack it first" },
        { "a.bin", [1, 2, 0, 4], "it is no text" },
        { "a.jsonl", "date,title,body\n2020-01-01,Storm,It rained"u8.ToArray(), "it is named .jsonl and does not begin with JSON, but with: date,title,body" },
        { "a.csv", "date,title,body\n2020-01-01,Storm,It rained"u8.ToArray(), "it is a table, and not one of GDELT's GKG 2.1: bring the articles as JSON Lines" },
        { "a.opml", "<opml version='2.0'><body/></opml>"u8.ToArray(), "it is a list of feeds (OPML): add it on the Sources page" },
        { "a.xml", "<?xml version='1.0'?><project><name>x</name></project>"u8.ToArray(), "it is XML of a kind that holds no news that is known here (<project>)" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task A_file_of_another_kind_is_refused_with_what_it_is(string name, byte[] bytes, string words)
    {
        var result = await _import.RunAsync(name, bytes);
        Assert.Equal((words, 0, true), (result.Broken, result.Counts.All, result.IsRefused));
    }

    private static byte[] Zstd(byte[] bytes)
    {
        using var packer = new ZstdSharp.Compressor();
        return packer.Wrap(bytes).ToArray();
    }
}
