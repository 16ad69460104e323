using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NewsMonitor.Host.Tests.Serving;

public sealed class ImportTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private readonly RunningHost _host = shared.Host;
    private readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_sent_to_the_host_is_imported_its_bad_lines_are_told_and_a_second_time_changes_nothing()
    {
        var file = new StringBuilder();
        for (var i = 0; i < 3_000; i++)
        {
            file.AppendLine(i == 1_500 ? "{\"title\": tru" : JsonSerializer.Serialize(Some.Article(publishedAt: new(2020, 1, 1 + i % 28, 0, 0, 0, TimeSpan.Zero))));
        }

        var first = await ImportAsync(file.ToString());
        var before = await _host.FollowedAsync(_ct);
        var second = await ImportAsync(file.ToString());
        var after = await _host.FollowedAsync(_ct);

        Assert.Equal(1_501, (long)Assert.Single(first, line => line["problem"] is not null)["problem"]!["line"]!);
        Assert.Equal((2_999, 1), ((long)first[^1]["result"]!["counts"]!["accepted"]!, (long)first[^1]["result"]!["counts"]!["rejected"]!));
        Assert.Equal(0, (long)second[^1]["result"]!["counts"]!["all"]!);
        Assert.Equal((long)before["position"]!, (long)after["position"]!);
    }

    private async Task<JsonNode[]> ImportAsync(string file)
    {
        using var content = new StringContent(file, Encoding.UTF8);
        using var response = await _host.Http.PostAsync(new Uri("/api/v1/imports?name=past.jsonl", UriKind.Relative), content, _ct);
        response.EnsureSuccessStatusCode();
        return [.. (await response.Content.ReadAsStringAsync(_ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
