using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Reading;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Intake;

/// <summary>
/// The readers of this process, each loaded when it is first asked for. When the user's own names change, readers that know them take the place
/// of the loaded ones at once; a text that is being read is finished by the reader that began it.
/// </summary>
/// <param name="useSections">Whether sources' sections count; false: topics come from the texts alone, whatever an input says.</param>
/// <param name="load">Loads a reader that knows the names. One that is disposable bears to be disposed of while texts are read.</param>
public sealed class ReaderShelf(ReaderKind live, bool useSections, OwnNames names, Func<ReaderKind, OwnNames, IReader> load) : IReaders, IDisposable
{
    private readonly Lock _loading = new();
    private readonly IReader?[] _readers = new IReader?[Enum.GetValues<ReaderKind>().Length];

    public ReaderKind Live => live;

    /// <summary>The user's own names that the readers know.</summary>
    public OwnNames Names { get; private set; } = names;

    /// <summary>The version of a reader if it is loaded, else null.</summary>
    public string? FindVersion(ReaderKind kind) => Find(kind)?.Version;

    public string GetVersion(ReaderKind kind) => Get(kind).Version;

    public Findings Read(ReaderKind kind, ReadingInput input)
    {
        while (true)
        {
            var reader = Get(kind);
            try
            {
                return reader.Read(input with { UseSection = input.UseSection && useSections });
            }
            catch (ObjectDisposedException) when (Find(kind) != reader)
            {
                // Another reader has taken its place between the two lines above.
            }
        }
    }

    public ImmutableArray<NameMeaning> MeaningsOf(string name) => Get(live).MeaningsOf(name);

    /// <summary>Has all readers know these names, or none of them.</summary>
    public void Use(OwnNames names)
    {
        lock (_loading)
        {
            var former = _readers.ToArray();
            var knowing = new IReader?[former.Length];
            try
            {
                for (var kind = 0; kind < former.Length; kind++)
                {
                    knowing[kind] = former[kind] is null ? null : load((ReaderKind)kind, names);
                }
            }
            catch
            {
                Dispose(knowing);
                throw;
            }

            for (var kind = 0; kind < former.Length; kind++)
            {
                Volatile.Write(ref _readers[kind], knowing[kind]);
                (former[kind] as IDisposable)?.Dispose();
            }

            Names = names;
        }
    }

    /// <summary>Lets go of the models; nobody may be reading any more.</summary>
    public void Dispose() => Dispose(_readers);

    private IReader? Find(ReaderKind kind) => Volatile.Read(ref _readers[(int)kind]);

    private static void Dispose(IReader?[] readers)
    {
        foreach (var reader in readers.OfType<IDisposable>())
        {
            reader.Dispose();
        }
    }

    private IReader Get(ReaderKind kind)
    {
        if (Find(kind) is { } loaded)
        {
            return loaded;
        }

        lock (_loading)
        {
            return _readers[(int)kind] ??= load(kind, Names);
        }
    }
}
