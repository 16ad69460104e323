using CsCheck;
using NewsMonitor.Reading.Encoder;

namespace NewsMonitor.Reading.Tests.Encoder;

public class PassageStoreTests
{
    [Fact]
    public void A_store_keeps_what_was_used_last_as_far_as_it_has_room() =>
        Gen.Select(Gen.Long[0, 8_000], Gen.Select(Gen.Int[0, 12], Gen.Bool).Array[0, 80]).Sample((limit, steps) =>
        {
            var store = new PassageStore(limit);
            var naive = new List<string>();
            foreach (var (which, adds) in steps)
            {
                var key = KeyOf(which);
                if (adds && !naive.Contains(key) && SizeOf(key) <= limit)
                {
                    naive.Add(key);
                    naive.RemoveRange(0, Enumerable.Range(0, naive.Count).First(gone => naive.Skip(gone).Sum(SizeOf) <= limit));
                }

                if (adds)
                {
                    store.Add(key, NumbersOf(key));
                }
                else if (store.Find(key) is { } found)
                {
                    Assert.Equal(NumbersOf(key).Names, found.Names);
                    Assert.True(naive.Remove(key));
                    naive.Add(key);
                }
                else
                {
                    Assert.DoesNotContain(key, naive);
                }
            }

            Assert.All(naive, key => Assert.NotNull(store.Find(key)));
        });

    [Fact]
    public void Keys_differ_where_pieces_or_their_types_differ()
    {
        var keys = new[] { KeyOf([101, 7, 102], [0, 0, 0]), KeyOf([101, 7, 102], [0, 1, 0]), KeyOf([101, 30_521, 102], [0, 1, 0]), KeyOf([101, 102], [0, 0]) };
        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
    }

    private static string KeyOf(int which) => KeyOf([.. Enumerable.Repeat(which, 1 + which)], [.. Enumerable.Repeat(0, 1 + which)]);

    private static string KeyOf(int[] ids, int[] types) =>
        string.Create(PassageStore.KeyLength(ids.Length), (ids, types), (key, input) => PassageStore.WriteKey(input.ids, input.types, key));

    private static PassageNumbers NumbersOf(string key) => new([.. key.Select(c => (float)c)], new float[key.Length * 10], new float[3], new float[EncoderModel.Width]);

    private static long SizeOf(string key) => PassageStore.SizeOf(key, NumbersOf(key));
}
