using System.CommandLine;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Commands;

/// <summary>What a command says when it could not do its work.</summary>
internal static class Failures
{
    /// <summary>Runs the work; a fault of the machine, of the host or of a file becomes one line and an exit code.</summary>
    /// <param name="failed">"The import failed": the reason follows.</param>
    /// <param name="ended">Said after Ctrl-C.</param>
    public static async Task<int> ToldAsync(ParseResult parsed, string failed, string ended, Func<Task<int>> work)
    {
        var error = parsed.InvocationConfiguration.Error;
        try
        {
            return await work();
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync(ended);
            return Exit.Cancelled;
        }
        catch (Exception failure) when (failure is IOException or LogException or InvalidDataException or UnauthorizedAccessException or HttpRequestException)
        {
            await error.WriteLineAsync($"{failed}: {failure.Message}");
            return Exit.Failed;
        }
    }
}
