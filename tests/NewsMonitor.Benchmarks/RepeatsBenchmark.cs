using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Boilerplate;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.OwnList;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Benchmarks;

/// <summary>
/// How much of a recorded stream the encoder has read before, word for word: what a store of read passages spares it, by its size; and the processor
/// time of reading the stream's beginning with a store and without. Puts of an unchanged article are left out, as they are never read.
/// </summary>
internal static class RepeatsBenchmark
{
    private static readonly int[] Megabytes = [4, 16, 64, 256, 4_096];

    // Numbers that the encoder gives: names and sentiment by piece, tone by passage; of 4 bytes each.
    private const int OfPiece = NameTags.Count + TargetSentiment.Width, OfPassage = 3;

    /// <param name="stream">Recorded lines, packed.</param>
    /// <param name="timed">How many texts are read for their time; 0: none.</param>
    public static void Run(string stream, int timed)
    {
        Simulate(stream);
        if (timed > 0)
        {
            var inputs = ChangesOf(stream).Take(timed).Select(change => new ReadingInput(change.Title, change.Body, "en")).ToList();
            foreach (var limit in new[] { 0, PassageStore.UsualLimit })
            {
                using var reader = StandardReader.Load(Readers.DefaultModelsFolder, OwnNames.Empty, NameSteps.All, limit);
                reader.Read(inputs[0]);
                var used = Process.GetCurrentProcess().TotalProcessorTime;
                inputs.ForEach(input => reader.Read(input));
                used = Process.GetCurrentProcess().TotalProcessorTime - used;
                Console.WriteLine($"the first {inputs.Count:N0} with a store of {limit / 1_000_000} MB: {used.TotalMilliseconds / inputs.Count:N1} ms of processor time each");
            }
        }
    }

    private static void Simulate(string stream)
    {
        var folder = Readers.DefaultModelsFolder;
        var gate = new SentenceGate(ReaderParts.Load(folder, OwnNames.Empty));
        var (text, passages) = (new ReadText(), new Passages(WordPieces.Load(folder)));
        var stores = Megabytes.Select(size => new Store(size * 1_000_000L)).ToArray();
        var (articles, edits, pieces, count) = (0, 0, 0L, 0L);
        foreach (var (isEdit, title, body) in ChangesOf(stream))
        {
            (articles, edits) = (articles + 1, edits + (isEdit ? 1 : 0));
            Cut(title, body, text, passages, gate);
            foreach (var passage in passages.All)
            {
                var key = new char[PassageStore.KeyLength(passage.Pieces)];
                PassageStore.WriteKey(
                    CollectionsMarshal.AsSpan(passages.Ids).Slice(passage.Piece, passage.Pieces),
                    CollectionsMarshal.AsSpan(passages.Types).Slice(passage.Piece, passage.Pieces), key);
                var hash = MemoryMarshal.Read<UInt128>(SHA256.HashData(MemoryMarshal.AsBytes(key.AsSpan())));
                (pieces, count) = (pieces + passage.Pieces, count + 1);
                foreach (var store in stores)
                {
                    store.Look(hash, passage.Pieces);
                }
            }
        }

        Console.WriteLine($"{articles:N0} texts read, {edits:N0} of them edits; {count:N0} passages, {pieces:N0} pieces");
        foreach (var store in stores)
        {
            Console.WriteLine($"a store of {store.Size / 1_000_000:N0} MB: {100.0 * store.Found / count:N1} % of the passages, {100.0 * store.FoundPieces / pieces:N1} % of the pieces");
        }
    }

    private static void Cut(string title, string body, ReadText text, Passages passages, SentenceGate gate)
    {
        text.Begin(title, body);
        text.AddTitle(title.Length);
        foreach (var part in BoilerplateFinder.Find(body, title).Read)
        {
            text.AddBody(part.Start, part.End);
        }

        passages.Clear();
        for (var sentence = 0; sentence < text.Sentences.Count; sentence++)
        {
            if (sentence < text.TitleSentences || gate.MayHoldName(text, text.Sentences[sentence]))
            {
                passages.TryAdd(text, sentence);
            }
        }
    }

    private static IEnumerable<(bool IsEdit, string Title, string Body)> ChangesOf(string path)
    {
        var latest = new Dictionary<string, string>();
        using var lines = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            var put = JsonDocument.Parse(line).RootElement;
            if (put.GetProperty("op").GetString() != "put")
            {
                continue;
            }

            var (id, content) = (Field(put, "uid"), string.Join('\u001f', Field(put, "title"), Field(put, "body"), Field(put, "url"), Field(put, "section")));
            var isKnown = latest.TryGetValue(id, out var before);
            if (before != content)
            {
                latest[id] = content;
                yield return (isKnown, Field(put, "title"), Field(put, "body"));
            }
        }
    }

    private static string Field(JsonElement put, string name) => put.TryGetProperty(name, out var field) ? field.GetString() ?? "" : "";

    /// <summary>Keeps what was used last.</summary>
    private sealed class Store(long size)
    {
        private readonly Dictionary<UInt128, LinkedListNode<(UInt128 Key, int Bytes)>> _known = [];
        private readonly LinkedList<(UInt128 Key, int Bytes)> _order = new();
        private long _bytes;

        public long Size => size;

        public long Found { get; private set; }

        public long FoundPieces { get; private set; }

        public void Look(UInt128 key, int pieces)
        {
            if (_known.TryGetValue(key, out var node))
            {
                (Found, FoundPieces) = (Found + 1, FoundPieces + pieces);
                _order.Remove(node);
                _order.AddLast(node);
                return;
            }

            var bytes = (4 * ((pieces * OfPiece) + OfPassage)) + (2 * PassageStore.KeyLength(pieces)) + 300;
            _known.Add(key, _order.AddLast((key, bytes)));
            for (_bytes += bytes; _bytes > size; _bytes -= _order.First!.Value.Bytes, _order.RemoveFirst())
            {
                _known.Remove(_order.First!.Value.Key);
            }
        }
    }
}
