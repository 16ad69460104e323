using System.Text.Json;
using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Reading.Tests.Encoder;

public class StandardReaderTests
{
    private static readonly ReadingInput Article = new(Some.Title, Some.Body.ReplaceLineEndings("\n"));

    private static IReader Reader => Some.Standard;

    [Fact]
    public void The_same_text_gives_the_same_findings_on_every_thread_and_whatever_was_read_before()
    {
        var alone = Json(Reader.Read(Article));
        ReadingInput[] others = [new("", "Paris"), new("Storm hits Leeds", "It rained in Leeds. Nobody was hurt."), new("", ""), Article];
        Gen.Int[0, others.Length - 1].Array[1, 12].Sample(order =>
        {
            Parallel.ForEach(order, which => Reader.Read(others[which]));
            Assert.Equal(alone, Json(Reader.Read(Article)));
        }, iter: 10);
    }

    [Fact]
    public void What_was_read_before_is_not_passed_again_and_its_findings_are_those_of_a_first_reading()
    {
        _ = Reader;
        using var forgetful = StandardReader.Load(Readers.DefaultModelsFolder, OwnNames.Empty, NameSteps.All, storeLimit: 0);
        using var small = StandardReader.Load(Readers.DefaultModelsFolder, OwnNames.Empty, NameSteps.All, storeLimit: 30_000);
        string[] sentences = [.. Article.Body.Split('\n').Where(line => line.Length > 0).Take(4), "Critics condemned Mary Hollow.", "CRITICS CONDEMNED MARY HOLLOW.", "Critics condemned mary hollow."];
        Gen.Select(Gen.Bool, Gen.Int[0, sentences.Length - 1].Array[0, 6]).Sample((titled, order) =>
        {
            var input = new ReadingInput(titled ? Article.Title : "", string.Join('\n', order.Select(which => sentences[which])));
            var expected = Json(forgetful.Read(input));
            Assert.Equal(expected, Json(small.Read(input)));
            Assert.Equal(expected, Json(Reader.Read(input)));
        }, iter: 40, threads: 2);
    }

    [Fact]
    public void A_sentence_is_judged_alike_in_whatever_article_it_stands()
    {
        const string sentence = "Critics condemned Mary Hollow for her disastrous and corrupt leadership.";
        var alone = Hollow(Reader.Read(new("", sentence)));
        var among = Hollow(Reader.Read(new("", "It rained in Leeds.\n" + sentence + "\nThe council of York will meet in May, said John Carter of the BBC.")));
        Assert.Equal(alone.Sentiment, among.Sentiment);

        static Evidence Hollow(Findings findings) => Assert.Single(Assert.Single(findings.Entities, entity => entity.Name == "Mary Hollow").Evidence);
    }

    [Fact]
    public void Behind_what_the_encoder_reads_of_a_very_long_text_names_met_before_are_found_still()
    {
        var body = "Mary Hollow spoke to John Carter in Leeds.\n" + string.Concat(Enumerable.Repeat("The council of York said that it was so.\n", 4_000)) + "Then came Mary Hollow.";
        var hollow = Assert.Single(Reader.Read(new("", body)).Entities, entity => entity.Name == "Mary Hollow");
        Assert.Equal(body.LastIndexOf("Mary", StringComparison.Ordinal), hollow.Mentions[^1].Start);
        Assert.NotNull(hollow.Sentiment);
    }

    [Fact]
    public void Probabilities_are_told_for_every_mention() =>
        Assert.All(Reader.Read(Article).Entities, entity =>
        {
            Assert.Equal(entity.Mentions.Length, entity.Probabilities!.Value.Length);
            Assert.All(entity.Probabilities.Value, probability => Assert.InRange(probability, 0, 1));
            Assert.InRange(entity.Confidence, 0, 1);
        });

    [Fact]
    public void A_reader_that_is_disposed_of_reads_no_more()
    {
        _ = Reader;
        var reader = StandardReader.Load(Readers.DefaultModelsFolder, OwnNames.Empty);
        reader.Dispose();
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => reader.Read(Article));
    }

    [Fact]
    public void A_reading_under_way_ends_when_the_reader_is_disposed_of()
    {
        _ = Reader;
        var reader = StandardReader.Load(Readers.DefaultModelsFolder, OwnNames.Empty);
        var expected = Json(reader.Read(Article));
        using var started = new CountdownEvent(2);
        var readings = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            started.Signal();
            try
            {
                while (true)
                {
                    Assert.Equal(expected, Json(reader.Read(Article)));
                }
            }
            catch (ObjectDisposedException)
            {
                return true;
            }
        })).ToArray();
        started.Wait(TestContext.Current.CancellationToken);
        reader.Dispose();
        Assert.All(readings, reading => Assert.True(reading.GetAwaiter().GetResult()));
    }

    [Theory]
    [InlineData("encoder.json", "{}")]
    [InlineData("encoder.json", "nonsense")]
    [InlineData("encoder.json", """{"own":1,"gathered":1,"newsTemperature":0,"financeTemperature":1,"toneTemperature":1,"namesTemperature":1}""")]
    [InlineData("encoder.onnx", "nonsense")]
    [InlineData("encoder.onnx", "")]
    public void A_damaged_file_is_named(string file, string content) => InFolder(folder =>
    {
        File.WriteAllText(Path.Combine(folder, file), content);
        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => Readers.Load(folder, ReaderKind.Standard)).Message, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(ReaderKind.Standard, "vocabulary.txt.br")]
    [InlineData(ReaderKind.Standard, "lexicon.tsv.br")]
    [InlineData(ReaderKind.Fast, "lexicon.tsv.br")]
    [InlineData(ReaderKind.Fast, "knowledge.tsv.br")]
    [InlineData(ReaderKind.Fast, "knowledge-places.odbl.tsv.br")]
    [InlineData(ReaderKind.Fast, "knowledge-organisations.ccbysa.tsv.br")]
    [InlineData(ReaderKind.Fast, "names.model.br")]
    [InlineData(ReaderKind.Fast, "sentiment.model.br")]
    [InlineData(ReaderKind.Fast, "tone.model.br")]
    [InlineData(ReaderKind.Fast, "topics.likely.tsv.br")]
    [InlineData(ReaderKind.Fast, "topics.model.br")]
    [InlineData(ReaderKind.Fast, "topics.vector.likely.tsv.br")]
    [InlineData(ReaderKind.Fast, "topics.vector.model.br")]
    public void A_packed_file_that_is_empty_cut_off_not_packed_or_of_something_else_is_named(ReaderKind kind, string file) => InFolder(folder =>
    {
        var path = Path.Combine(folder, file);
        var whole = File.ReadAllBytes(path);
        Action[] damages =
        [
            () => File.WriteAllBytes(path, []),
            () => File.WriteAllBytes(path, whole[..(whole.Length / 2)]),
            () => File.WriteAllText(path, "nonsense"),
            () => ModelFiles.WriteText(folder, file, "nonsense"),
            () => ModelFiles.WriteText(folder, file, ""),
        ];
        Assert.All(damages, damage =>
        {
            damage();
            Assert.Contains(file, Assert.Throws<InvalidDataException>(() => Readers.Load(folder, kind)).Message, StringComparison.Ordinal);
        });
    });

    [Theory]
    [InlineData("sentiment.model.br", "topics.model.br")]
    [InlineData("topics.vector.model.br", "tone.model.br")]
    public void A_model_of_another_shape_is_named(string file, string other) => InFolder(folder =>
    {
        File.Copy(Path.Combine(folder, other), Path.Combine(folder, file), overwrite: true);
        Assert.Contains(file, Assert.Throws<InvalidDataException>(() => Readers.Load(folder, ReaderKind.Fast)).Message, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("encoder.json")]
    [InlineData("encoder.onnx")]
    [InlineData("vocabulary.txt.br")]
    public void A_missing_file_is_named(string file) => InFolder(folder =>
    {
        File.Delete(Path.Combine(folder, file));
        Assert.Contains(file, Assert.Throws<FileNotFoundException>(() => Readers.Load(folder, ReaderKind.Standard)).Message, StringComparison.Ordinal);
    });

    private static void InFolder(Action<string> test)
    {
        _ = Reader;
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            foreach (var file in Directory.GetFiles(Readers.DefaultModelsFolder))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Json(Findings findings) => JsonSerializer.Serialize(findings);
}
