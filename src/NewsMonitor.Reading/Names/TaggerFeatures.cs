using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Names;

/// <summary>The features of a token, hashed to rows of the weight table.</summary>
internal static class TaggerFeatures
{
    public const int Count = 36;

    /// <param name="sentence">The sentence.</param>
    /// <param name="at">The token.</param>
    /// <param name="rows">Gets <see cref="Count"/> rows.</param>
    /// <param name="mask">Rows of the table − 1; the table's size is a power of two.</param>
    public static void Fill(SentenceView sentence, int at, Span<int> rows, int mask)
    {
        ref readonly var here = ref sentence[at];
        ref readonly var before = ref sentence[at - 1];
        ref readonly var after = ref sentence[at + 1];
        ref readonly var before2 = ref sentence[at - 2];
        ref readonly var after2 = ref sentence[at + 2];
        var shape = (ulong)here.Shape;
        var style = (ulong)sentence.Style;
        var facts = ((ulong)here.Facts << 8) | style;
        var written = (shape << 16) | facts;
        var known = (ulong)here.Known;
        var n = 0;

        Add(rows, ref n, mask, here.Word);
        Add(rows, ref n, mask, before.Word);
        Add(rows, ref n, mask, after.Word);
        Add(rows, ref n, mask, before2.Word);
        Add(rows, ref n, mask, after2.Word);
        Add(rows, ref n, mask, Folding.Then(before.Word, here.Word));
        Add(rows, ref n, mask, Folding.Then(here.Word, after.Word));
        Add(rows, ref n, mask, here.Prefix);
        Add(rows, ref n, mask, here.Suffix);
        Add(rows, ref n, mask, here.LongSuffix);
        Add(rows, ref n, mask, shape);
        Add(rows, ref n, mask, written);
        Add(rows, ref n, mask, (written << 1) | (at == 0 ? 1u : 0));
        Add(rows, ref n, mask, Folding.Then((ulong)before.Shape, shape));
        Add(rows, ref n, mask, Folding.Then(shape, (ulong)after.Shape));
        Add(rows, ref n, mask, Folding.Then(Folding.Then((ulong)before.Shape, shape), (ulong)after.Shape));
        Add(rows, ref n, mask, known);
        Add(rows, ref n, mask, Folding.Then((ulong)before.Known, known));
        Add(rows, ref n, mask, Folding.Then(known, (ulong)after.Known));
        Add(rows, ref n, mask, Folding.Then(known, written));
        Add(rows, ref n, mask, Folding.Then(known, here.Word));
        Add(rows, ref n, mask, ((ulong)before.Facts << 20) | (uint)before.Shape | (style << 40));
        Add(rows, ref n, mask, ((ulong)after.Facts << 20) | (uint)after.Shape | (style << 40));
        Add(rows, ref n, mask, Folding.Then(before.Word, shape));
        Add(rows, ref n, mask, Folding.Then(after.Word, shape));
        Add(rows, ref n, mask, Folding.Then(before2.Word, Folding.Then(before.Word, shape)));
        Add(rows, ref n, mask, Folding.Then(after.Word, Folding.Then(after2.Word, shape)));
        Add(rows, ref n, mask, (uint)(before.Names | (here.Names << 4) | (after.Names << 8)) | (style << 16));
        Add(rows, ref n, mask, (uint)(before2.Names | (before.Names << 4) | (here.Names << 8)) | (style << 16));
        Add(rows, ref n, mask, here.RunLast);
        Add(rows, ref n, mask, Folding.Then(here.RunLast, (ulong)here.RunLength));
        Add(rows, ref n, mask, Folding.Then(here.RunBefore, (ulong)here.RunLength));
        Add(rows, ref n, mask, Folding.Then(here.RunAfter, (ulong)here.RunLength));
        Add(rows, ref n, mask, Folding.Then(here.RunBefore, here.RunAfter));
        Add(rows, ref n, mask, Folding.Then(here.RunBefore, written));
        Add(rows, ref n, mask, Folding.Then(here.RunAfter, (known << 8) | (uint)here.Names));
    }

    private static void Add(Span<int> rows, ref int n, int mask, ulong value)
    {
        rows[n] = (int)(Folding.Then((ulong)n + 1, value) >> 20) & mask;
        n++;
    }
}
