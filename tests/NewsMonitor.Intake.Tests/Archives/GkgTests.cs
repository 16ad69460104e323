using NewsMonitor.Intake.Tests.Files;

namespace NewsMonitor.Intake.Tests.Archives;

public sealed class GkgTests : IDisposable
{
    private readonly Importing _import = new();

    public void Dispose() => _import.Dispose();

    private static string Row(string id, string address, string names, string quotations = "", string translation = "", string extras = "", string collection = "1") =>
        string.Join('\t', [id, "20150218230000", collection, "post.example", address, .. Enumerable.Repeat("", 4), "4#Oslo, Norway#NO#NO12#1#59#10#-1", .. Enumerable.Repeat("", 3), "Gazprom,5", .. Enumerable.Repeat("", 8), quotations, names, "", translation, extras]);

    [Fact]
    public async Task A_row_is_its_title_its_quotations_and_each_name_once()
    {
        var result = await _import.RunAsync("a.gkg.csv", Row("20150218230000-1", "http://post.example/1", "Petro Poroshenko,2;Petro Poroshenko,9;Red Cross,7", "10|5||we will stay", "",
            "<PAGE_PRECISEPUBTIMESTAMP>20150218220000</PAGE_PRECISEPUBTIMESTAMP><PAGE_TITLE>Talks &amp; truce</PAGE_TITLE>"));
        Assert.Equal((1, 0, null), (result.Counts.Accepted, result.Counts.Rejected, result.Broken));
        var article = Assert.Single(_import.Log.Current.Values)!;
        Assert.Equal(("post.example", "Talks & truce", "“we will stay”\nPetro Poroshenko; Red Cross; Gazprom; Oslo"), (article.Key.Source, article.Title, article.Body));
        Assert.Equal(new(2015, 2, 18, 22, 0, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal(new(2015, 2, 18, 23, 0, 0, TimeSpan.Zero), _import.Log.Submissions[0].ArrivedAt);
    }

    [Fact]
    public async Task Without_a_title_the_words_of_the_address_stand_for_it_unless_the_article_was_translated()
    {
        await _import.RunAsync("a.gkg.csv", Row("20150218230000-1", "http://post.example/news/nano-drones-may-fly-soon-123.html", "Red Cross,7")
            + "\n" + Row("20150218230000-T2", "http://post.example/nove-mosty-pro-nase-mesto", "Red Cross,7", translation: "srclc:ces;eng:x"));
        Assert.Equal(["Nano drones may fly soon", "Red Cross; Gazprom; Oslo"], _import.Log.Submissions.Select(s => _import.Log.Current[s.Key]!.Title));
    }

    [Fact]
    public async Task A_row_that_is_none_is_reported_with_its_number()
    {
        var result = await _import.RunAsync("a.gkg.csv", Row("20150218230000-1", "http://post.example/1", "Red Cross,7") + "\nbroken\trow\n" + Row("20150218230000-3", "http://post.example/3", "Red Cross,7"));
        Assert.Equal((2, 1), (result.Counts.Accepted, result.Counts.Rejected));
        Assert.Equal((2, "row"), Assert.Single(_import.Problems) is var problem ? (problem.Line, problem.Unit) : default);
    }
}
