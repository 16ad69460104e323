using System.Collections.Immutable;
using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Reading;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Intake.Tests.Readers;

public sealed class ReaderShelfTests
{
    private readonly List<(ReaderKind Kind, int Names)> _loaded = [];
    private bool _broken;
    private Action? _gone;

    private static ReadingInput Text { get; } = new("A title", "A body.");

    private static OwnNames OneName =>
        ((OwnNamesParse.Taken)OwnNames.Parse(new MemoryStream(Encoding.UTF8.GetBytes("name,aliases,kind,wikidata\nAcme,,organisation,\n")))).Names;

    [Fact]
    public void A_reader_is_loaded_when_it_is_first_asked_for_and_once()
    {
        using var shelf = Shelf();
        Assert.Null(shelf.FindVersion(ReaderKind.Fast));
        shelf.Read(ReaderKind.Fast, Text);
        Assert.Equal("Fast with 0", shelf.GetVersion(ReaderKind.Fast));
        Assert.Equal([(ReaderKind.Fast, 0)], _loaded);
    }

    [Fact]
    public void New_names_are_known_to_every_reader_that_is_loaded_and_to_those_that_will_be()
    {
        using var shelf = Shelf();
        shelf.GetVersion(ReaderKind.Fast);
        shelf.Use(OneName);
        Assert.Equal([(ReaderKind.Fast, 0), (ReaderKind.Fast, 1)], _loaded);
        Assert.Equal("Fast with 1", shelf.Read(ReaderKind.Fast, Text).Reader);
        Assert.Equal("Standard with 1", shelf.GetVersion(ReaderKind.Standard));
    }

    [Fact]
    public void A_reader_that_was_let_go_between_being_taken_and_read_with_is_replaced()
    {
        using var shelf = Shelf();
        _gone = () => shelf.Use(OneName);
        Assert.Equal("Fast with 1", shelf.Read(ReaderKind.Fast, Text).Reader);
    }

    [Fact]
    public void Names_that_a_reader_cannot_take_change_nothing()
    {
        using var shelf = Shelf();
        shelf.GetVersion(ReaderKind.Fast);
        _broken = true;
        Assert.Throws<InvalidDataException>(() => shelf.Use(OneName));
        Assert.Equal("Fast with 0", shelf.GetVersion(ReaderKind.Fast));
        Assert.True(shelf.Names.IsEmpty);
    }

    [Fact]
    public void A_reader_that_was_loaded_before_another_one_could_not_be_is_let_go()
    {
        var readers = new List<Disposable>();
        using var shelf = new ReaderShelf(ReaderKind.Fast, useSections: true, OwnNames.Empty, (kind, names) =>
        {
            if (kind is ReaderKind.Fast && !names.IsEmpty)
            {
                throw new InvalidDataException("No.");
            }

            readers.Add(new());
            return readers[^1];
        });
        shelf.GetVersion(ReaderKind.Fast);
        shelf.GetVersion(ReaderKind.Standard);
        Assert.Throws<InvalidDataException>(() => shelf.Use(OneName));
        Assert.Equal([false, false, true], readers.Select(reader => reader.IsDisposed));
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public void A_section_counts_where_neither_the_setting_nor_the_input_switches_it_off(bool setting, bool input, bool counts)
    {
        var reader = new FakeReader();
        using var shelf = new ReaderShelf(ReaderKind.Fast, setting, OwnNames.Empty, (_, _) => reader);
        shelf.Read(ReaderKind.Fast, Text with { Section = "Sport", UseSection = input });
        Assert.Equal(counts, reader.Last!.UseSection);
    }

    private ReaderShelf Shelf() => new(ReaderKind.Fast, useSections: true, OwnNames.Empty, (kind, names) =>
    {
        if (_broken)
        {
            throw new InvalidDataException("No.");
        }

        _loaded.Add((kind, names.Rows.Length));
        return new FakeReader(_ => GoOnce(), $"{kind} with {names.Rows.Length}");
    });

    private sealed class Disposable : IReader, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public string Version => "disposable/1";

        public Findings Read(ReadingInput input) => throw new NotSupportedException();

        public ImmutableArray<NameMeaning> MeaningsOf(string name) => throw new NotSupportedException();

        public void Dispose() => IsDisposed = true;
    }

    private void GoOnce()
    {
        if (_gone is { } gone)
        {
            _gone = null;
            gone();
            throw new ObjectDisposedException("the reader");
        }
    }
}
