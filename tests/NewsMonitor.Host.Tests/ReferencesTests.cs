using System.Xml.Linq;

namespace NewsMonitor.Host.Tests;

public sealed class ReferencesTests
{
    // What each project may refer to: only what lies below it.
    private static readonly Dictionary<string, string[]> Below = new()
    {
        ["Domain"] = [],
        ["Reading"] = ["Domain"],
        ["Log"] = ["Domain"],
        ["Intake"] = ["Reading", "Log", "Domain"],
        ["Grains"] = ["Intake", "Reading", "Log", "Domain"],
        ["Deliveries"] = ["Intake", "Reading", "Log", "Domain"],
        ["Host"] = ["Grains", "Deliveries", "Intake", "Reading", "Log", "Domain"],
        ["Training"] = ["Reading", "Domain"],
    };

    public static TheoryData<string> Projects => [.. Directory.GetFiles(Source(), "*.csproj", SearchOption.AllDirectories).Select(file => Path.GetFileNameWithoutExtension(file)!)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_point_downwards_only(string project) =>
        Assert.Empty(References(project, "ProjectReference").Select(NameOf).Except(Below[project["NewsMonitor.".Length..]]));

    [Fact]
    public void The_domain_knows_nothing_but_the_base_library_and_time_zones() => Assert.Equal(["NodaTime"], References("NewsMonitor.Domain", "PackageReference"));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Orleans_is_known_to_the_grains_and_their_host_alone(string project)
    {
        if (project is not ("NewsMonitor.Grains" or "NewsMonitor.Host"))
        {
            Assert.DoesNotContain(References(project, "PackageReference"), package => package.Contains("Orleans", StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Path.Combine(Source(), project, project + ".csproj")).Descendants(kind).Select(r => r.Attribute("Include")!.Value);

    private static string NameOf(string reference) =>
        Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))["NewsMonitor.".Length..];

    private static string Source()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository"), "src");
    }
}
