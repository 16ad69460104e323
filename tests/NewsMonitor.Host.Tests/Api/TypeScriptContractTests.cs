using System.Runtime.CompilerServices;

namespace NewsMonitor.Host.Tests.Api;

public sealed class TypeScriptContractTests
{
    [Fact]
    public async Task The_dashboards_types_are_those_of_the_records()
    {
        var ct = TestContext.Current.CancellationToken;
        var file = Path.Combine(Path.GetDirectoryName(Here())!, "../../../dashboard/src/api/contract.ts");
        var expected = TypeScriptContract.Write();
        if (Environment.GetEnvironmentVariable("NEWSMONITOR_WRITE_CONTRACT") == "1")
        {
            await File.WriteAllTextAsync(file, expected, ct);
        }

        Assert.True(
            expected == await File.ReadAllTextAsync(file, ct),
            "dashboard/src/api/contract.ts differs from the C# records. Run this test with NEWSMONITOR_WRITE_CONTRACT=1 and look at what changed.");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
