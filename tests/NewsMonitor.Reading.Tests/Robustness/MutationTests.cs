using System.Globalization;
using CsCheck;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Robustness;

public class MutationTests(ITestOutputHelper output)
{
    /// <summary>How many broken texts are read; for a long run.</summary>
    private const string CountVariable = "NEWSMONITOR_MUTATIONS";

    // Tokens, their tags' scores and what growing lists leave behind.
    private const double MostBytesPerCharacter = 200;

    // Some 100 times what the slowest took alone on one core: a machine that does other things, too.
    [Theory]
    [InlineData(ReaderKind.Fast, 400, 10)]
    [InlineData(ReaderKind.Standard, 40, 100)]
    public void A_broken_text_is_read_without_error_in_bounded_time_and_every_offset_lies_in_it(ReaderKind kind, int usual, int longestSeconds)
    {
        var reader = Some.Of(kind);
        var count = Environment.GetEnvironmentVariable(CountVariable) is { Length: > 0 } stated ? int.Parse(stated, CultureInfo.InvariantCulture) : usual;
        var longest = TimeSpan.FromSeconds(longestSeconds);
        var clock = TimeProvider.System;
        var slowest = TimeSpan.Zero;
        var hungriest = 0.0;
        Gen.Select(Gen.OneOf(Gen.Const(Some.Title), Gen.Const(""), Mutation.Any.Select(text => text[..Math.Min(text.Length, 200)])), Mutation.Any).Sample((title, body) =>
        {
            var (start, before) = (clock.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
            reader.Read(new(title, body));
            var (took, bytes) = (clock.GetElapsedTime(start), GC.GetAllocatedBytesForCurrentThread() - before);
            Sound.Holds(reader, title, body);
            Assert.True(took < longest, $"{took} for {body.Length} characters");
            lock (output)
            {
                slowest = took > slowest ? took : slowest;
                hungriest = Math.Max(hungriest, (double)bytes / (1_000 + title.Length + body.Length));
            }
        }, iter: count, threads: Environment.ProcessorCount);
        output.WriteLine($"{kind}: {count} texts; slowest {slowest.TotalMilliseconds:0.0} ms; {hungriest:0} bytes allocated per character at most; the process holds {Environment.WorkingSet / 1e6:0} MB");
    }

    [Theory]
    [InlineData('a')]
    [InlineData('A')]
    [InlineData('.')]
    [InlineData('"')]
    [InlineData('-')]
    [InlineData('\'')]
    [InlineData('<')]
    [InlineData('&')]
    [InlineData('\u4e00')]
    [InlineData('\ud800')]
    [InlineData('\u200d')]
    [InlineData('\u202e')]
    [InlineData('\u0301')]
    [InlineData(')')]
    public void A_million_characters_without_a_blank_are_read(char letter)
    {
        Sound.Holds(Some.Reader, "Long", new string(letter, 1_000_000));
        Sound.Holds(Some.Standard, "Long", new string(letter, 1_000_000));
    }

    [Theory]
    [InlineData("U.S.")]
    [InlineData("Aa-")]
    [InlineData("www.a)")]
    [InlineData("A.B ")]
    [InlineData("Trump ")]
    [InlineData("Published in \n")]
    [InlineData("\u201cHe said\u201d ")]
    [InlineData("\ud83d\ude00")]
    [InlineData("\u200fA\u200e")]
    [InlineData("<b>x</b>")]
    [InlineData("<a")]
    [InlineData("&amp;")]
    [InlineData("&#x")]
    [InlineData("said.[1]")]
    [InlineData("\u2022 One ")]
    [InlineData("The end. Photo: ")]
    [InlineData("By A\n")]
    [InlineData("Read more: x\n")]
    public void A_million_characters_of_one_pattern_are_read(string pattern)
    {
        var body = string.Concat(Enumerable.Repeat(pattern, 1_000_000 / pattern.Length));
        Sound.Holds(Some.Reader, "Long", body);
        Sound.Holds(Some.Standard, "Long", body);
    }

    [Theory]
    [InlineData(ReaderKind.Fast, '"')]
    [InlineData(ReaderKind.Fast, '!')]
    [InlineData(ReaderKind.Standard, '"')]
    [InlineData(ReaderKind.Standard, '!')]
    public void A_million_marks_behind_a_sentence_cost_no_more_memory_than_other_characters_and_make_it_no_longer_than_a_sentence_may_be(ReaderKind kind, char mark)
    {
        const int marks = 1_000_000;
        var reader = Some.Of(kind);
        var body = "Trump won." + new string(mark, marks);
        reader.Read(new("", "Trump won."));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var findings = reader.Read(new("", body));
        var perCharacter = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)marks;
        output.WriteLine($"{kind} {mark}: {perCharacter:0} bytes per character");
        Assert.InRange(perCharacter, 0, MostBytesPerCharacter);
        Assert.All(findings.Sentences, sentence => Assert.InRange(sentence.Length, 1, "Trump won".Length + SentenceSplitter.MaxTokens));
        Assert.Contains(findings.Entities, entity => entity.Name == "Donald Trump");
        Sound.Holds(reader, "Long", body);
    }

    [Theory]
    [InlineData(ReaderKind.Fast, 400)]
    [InlineData(ReaderKind.Standard, 60)]
    public void Any_text_is_read_without_error_and_every_offset_lies_in_it(ReaderKind kind, int count) =>
        Gen.Select(Gen.String, Gen.OneOf(Gen.String, Gen.String[Gen.Char["aAbB.'\"-\u2014\n \t\u200f\ud83d\udc00\u0301éX1,()©&<>;#"], 0, 400])).Sample(
            (title, body) => Sound.Holds(Some.Of(kind), title, body), iter: count);
}
