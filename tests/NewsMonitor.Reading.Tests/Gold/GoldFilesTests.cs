using NewsMonitor.Domain;
using NewsMonitor.Reading.Topics;
using NewsMonitor.Training.Gold;

namespace NewsMonitor.Reading.Tests.Gold;

public sealed class GoldFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "gold");
    private static readonly GoldFolder Gold = new(Folder);
    private static readonly GoldArticle[][] Articles = [.. GoldFolder.Halves.Select(half => Gold.Articles(half).ToArray())];
    private static readonly GoldSentence[][] Sentences = [.. GoldFolder.Halves.Select(half => Gold.Sentences(half).ToArray())];

    private static readonly GoldArticle[] Lessons = [.. Gold.Lessons()];

    [Fact]
    public void A_names_offsets_cut_its_text_out_of_the_article()
    {
        foreach (var article in Articles.SelectMany(half => half))
        {
            Assert.All(article.Names, name => Assert.Equal(name.Text, article.Text(name)));
        }
    }

    [Fact]
    public void A_lessons_names_follow_each_other_with_offsets_that_cut_their_text_out_and_are_judged()
    {
        foreach (var article in Lessons)
        {
            Assert.All(article.Names, name => Assert.Equal(name.Text, article.Text(name)));
            Assert.All(article.Names, name => Assert.InRange(name.S!.Value, -1, 1));
            Assert.All(article.Names.Zip(article.Names.Skip(1)), pair => Assert.True(pair.First.Field != pair.Second.Field || pair.First.To <= pair.Second.From));
        }
    }

    [Fact]
    public void No_lesson_is_of_a_page_or_holds_a_paragraph_that_the_gold_has()
    {
        var pages = Articles.SelectMany(half => half).Select(article => article.Url).Concat(Sentences.SelectMany(half => half).Select(sentence => sentence.Url))
            .Where(url => url.Contains("gov.uk", StringComparison.Ordinal)).ToHashSet();
        var paragraphs = Articles.SelectMany(half => half).SelectMany(article => article.Body.Split('\n')).Concat(Sentences.SelectMany(half => half).Select(sentence => sentence.Text))
            .Where(text => text.Length > 60).ToHashSet();
        Assert.All(Lessons, lesson => Assert.DoesNotContain(lesson.Url, pages));
        Assert.All(Lessons.SelectMany(lesson => lesson.Body.Split('\n')), paragraph => Assert.DoesNotContain(paragraph, paragraphs));
    }

    [Fact]
    public void A_targets_offsets_cut_its_text_out_of_the_sentence_and_it_is_judged()
    {
        foreach (var sentence in Sentences.SelectMany(half => half))
        {
            Assert.NotEmpty(sentence.Targets);
            Assert.All(sentence.Targets, target => Assert.Equal(target.Text, sentence.Text[target.From..target.To]));
            Assert.All(sentence.Targets, target => Assert.InRange(target.S, -1, 1));
        }
    }

    [Fact]
    public void Names_of_a_text_follow_each_other_without_overlap()
    {
        foreach (var article in Articles.SelectMany(half => half))
        {
            Assert.All(article.Names.Zip(article.Names.Skip(1)), pair => Assert.True(pair.First.Field != pair.Second.Field || pair.First.To <= pair.Second.From));
        }

        foreach (var sentence in Sentences.SelectMany(half => half))
        {
            Assert.All(sentence.Targets.Zip(sentence.Targets.Skip(1)), pair => Assert.True(pair.First.To <= pair.Second.From));
        }
    }

    [Fact]
    public void An_entity_has_one_kind_and_one_link()
    {
        foreach (var article in Articles.SelectMany(half => half))
        {
            Assert.All(article.Names.GroupBy(name => name.Entity), names => Assert.Single(names.Select(name => (name.Kind, name.Wikidata, name.Page)).Distinct()));
        }
    }

    [Fact]
    public void Topics_are_of_the_top_level_one_to_three_and_no_topic_twice()
    {
        var known = TopicNames.All.Select(topic => topic.Code).ToHashSet();
        Assert.All(Articles.SelectMany(half => half), article =>
        {
            Assert.InRange(article.Topics.Length, 1, 3);
            Assert.Equal(article.Topics.Length, article.Topics.Distinct().Count());
            Assert.All(article.Topics, code => Assert.Contains(code, known));
        });
    }

    [Fact]
    public void No_id_and_no_text_is_there_twice()
    {
        Assert.Distinct(Articles.SelectMany(half => half).Select(article => article.Id));
        Assert.Distinct(Articles.SelectMany(half => half).Select(article => article.Body));
        Assert.Distinct(Sentences.SelectMany(half => half).Select(sentence => sentence.Id));
        Assert.Distinct(Sentences.SelectMany(half => half).Select(sentence => sentence.Text));
    }

    [Fact]
    public void No_sentence_stands_in_an_article()
    {
        var articles = Articles.SelectMany(half => half).ToArray();
        Assert.All(Sentences.SelectMany(half => half), sentence => Assert.DoesNotContain(articles, article => article.Body.Contains(sentence.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_text_names_its_source_and_a_free_licence()
    {
        string[] licences = ["OGL-UK-3.0", "CC-BY-SA-4.0"];
        foreach (var (source, url, licence) in Articles.SelectMany(half => half).Select(article => (article.Source, article.Url, article.Licence))
            .Concat(Sentences.SelectMany(half => half).Select(sentence => (sentence.Source, sentence.Url, sentence.Licence)))
            .Concat(Lessons.Select(lesson => (lesson.Source, lesson.Url, lesson.Licence))))
        {
            Assert.NotEmpty(source);
            Assert.StartsWith("https://", url, StringComparison.Ordinal);
            Assert.Contains(licence, licences);
        }
    }

    [Fact]
    public void The_readmes_counts_are_those_of_the_files()
    {
        var table = File.ReadLines(Path.Combine(Folder, "README.md")).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && int.TryParse(cells[2], out _)).ToDictionary(cells => cells[1], cells => (int.Parse(cells[2]), int.Parse(cells[3])));

        Assert.Equal(Each(Articles, half => half.Length), table["articles"]);
        Assert.Equal(Each(Articles, half => half.Sum(article => article.Names.Length)), table["names in them"]);
        foreach (var kind in new[] { SubjectKind.Person, SubjectKind.Organisation, SubjectKind.Place, SubjectKind.Other })
        {
            Assert.Equal(Each(Articles, half => half.Sum(article => article.Names.Count(name => name.SubjectKind == kind))), table[$"… {kind.Word()}"]);
        }

        Assert.Equal(Each(Sentences, half => half.Length), table["sentences"]);
        Assert.Equal(Each(Sentences, half => half.Sum(sentence => sentence.Targets.Length)), table["targets in them"]);
        foreach (var (row, label) in new[] { ("… spoken of badly", -1), ("… neither", 0), ("… well", 1) })
        {
            Assert.Equal(Each(Sentences, half => half.Sum(sentence => sentence.Targets.Count(target => target.S == label))), table[row]);
        }
    }

    private static (int, int) Each<T>(T[][] halves, Func<T[], int> count) => (count(halves[0]), count(halves[1]));
}
