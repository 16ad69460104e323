using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using NewsMonitor.Domain;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Log.Tests.Past;

/// <summary>What lies in the folder is either the state that was written, or nothing.</summary>
public sealed class CheckpointFolderTests : IDisposable
{
    private const int Layout = 3;

    private static readonly byte[] Log = [.. Enumerable.Range(1, 16).Select(i => (byte)i)];

    private readonly TemporaryFolder _folder = new();

    private string Place => _folder.Sub("past");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_written_is_found_and_read_by_the_next_program()
    {
        var states = Enumerable.Range(0, 5).Select(i => (At: Some.Noon.AddHours(i), Packed: Bytes(1_000 * i + 1))).ToList();
        var written = states.ConvertAll(state => Open().Write(Layout, "arrival", new(7), state.At, rows: 9, state.Packed)!);
        Assert.Equal(written, Open().List(Layout).OrderBy(checkpoint => checkpoint.At));
        Assert.Equal(states.Select(state => state.Packed), written.Select(checkpoint => Open().Read(checkpoint)!));
        Assert.Equal(written.Select(checkpoint => checkpoint.Size), Files().Select(file => file.Length));
    }

    [Fact]
    public void One_of_the_same_instant_takes_its_place_and_one_that_is_removed_is_gone()
    {
        Open().Write(Layout, "arrival", new(7), Some.Noon, rows: 9, Bytes(10));
        var last = Open().Write(Layout, "arrival", new(8), Some.Noon, rows: 9, Bytes(20))!;
        var other = Open().Write(Layout, "event", new(8), Some.Noon, rows: 9, Bytes(30))!;
        Assert.Equal([last, other], Open().List(Layout).OrderBy(checkpoint => checkpoint.Clock, StringComparer.Ordinal));
        Open().Remove(last);
        Assert.Equal(other, Assert.Single(Open().List(Layout)));
        Assert.Null(Open().Read(last));
    }

    [Fact]
    public void Those_of_another_log_of_another_layout_and_of_a_log_that_was_restored_are_thrown_away()
    {
        Open().Write(Layout, "arrival", new(7), Some.Noon, rows: 9, Bytes(10));
        Assert.Single(Open(position: 7).List(Layout));
        Assert.Empty(Open(position: 6).List(Layout));
        Assert.Empty(Files());
        Open().Write(Layout, "arrival", new(7), Some.Noon, rows: 9, Bytes(10));
        Assert.Empty(Open(Bytes(16)).List(Layout));
        Assert.Empty(Files());
        Open().Write(Layout, "arrival", new(7), Some.Noon, rows: 9, Bytes(10));
        Assert.Empty(Open().List(Layout + 1));
        Assert.Empty(Files());
    }

    [Fact]
    public void One_with_a_wrong_byte_or_without_its_end_is_never_read()
    {
        var written = Open().Write(Layout, "arrival", new(7), Some.Noon, rows: 9, Bytes(300))!;
        var (file, whole) = (Files().Single().FullName, File.ReadAllBytes(Files().Single().FullName));
        Gen.Int[0, whole.Length - 1].Select(Gen.Int[0, 8]).Sample((at, bit) =>
        {
            var torn = bit == 8 ? whole[..at] : [.. whole];
            if (bit < 8)
            {
                torn[at] ^= (byte)(1 << bit);
            }

            File.WriteAllBytes(file, torn);
            Assert.All(Open().List(Layout), checkpoint => Assert.Null(Open().Read(checkpoint)));
            File.WriteAllBytes(file, torn);
            Assert.Null(Open().Read(written));
            Assert.All(Open().List(Layout), checkpoint => Assert.Null(Open().Read(checkpoint)));
            Assert.Empty(Files());
        }, threads: 1);
    }

    [Fact]
    public void Who_asks_for_one_that_another_took_the_place_of_gets_nothing_and_leaves_that_one()
    {
        var first = Open().Write(Layout, "arrival", new(7), Some.Noon, rows: 9, Bytes(10))!;
        var second = Open().Write(Layout, "arrival", new(8), Some.Noon, rows: 10, Bytes(20))!;
        Assert.Null(Open().Read(first));
        Assert.Equal(Bytes(20), Open().Read(second));
    }

    [Fact]
    public void What_was_begun_is_thrown_away_and_what_is_not_ours_stays()
    {
        Directory.CreateDirectory(Place);
        File.WriteAllText(Path.Combine(Place, "notes.txt"), "a");
        File.WriteAllText(Path.Combine(Place, "arrival-1.past.new"), "");
        Assert.Empty(Open().List(Layout));
        Assert.Equal("notes.txt", Assert.Single(Files()).Name);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_keeps_nothing_and_stops_nobody()
    {
        File.WriteAllText(Place, "a file");
        var folder = Open();
        Assert.Null(folder.Write(Layout, "arrival", new(7), Some.Noon, rows: 9, Bytes(10)));
        Assert.Null(folder.Read(new("arrival", new(7), Some.Noon, 9, 10)));
        Assert.Empty(folder.List(Layout));
    }

    [Fact]
    public void A_disk_that_is_full_takes_nothing_more_and_keeps_what_lies_there()
    {
        var written = Open().Write(Layout, "arrival", new(7), Some.Noon, rows: 9, Bytes(10))!;
        var full = Open(leftFree: long.MaxValue);
        Assert.Null(full.Write(Layout, "arrival", new(8), Some.Noon, rows: 10, Bytes(20)));
        Assert.Null(full.Write(Layout, "arrival", new(8), Some.Noon.AddHours(1), rows: 10, Bytes(20)));
        Assert.Equal(written, Assert.Single(full.List(Layout)));
        Assert.Equal(Bytes(10), full.Read(written));
        Assert.Single(Files());
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private FileInfo[] Files() => [.. new DirectoryInfo(Place).GetFiles().OrderBy(file => file.Name, StringComparer.Ordinal)];

    private CheckpointFolder Open(byte[]? log = null, long position = 100, long leftFree = 0) => new(Place, log ?? Log, position, NullLogger.Instance, leftFree);
}
