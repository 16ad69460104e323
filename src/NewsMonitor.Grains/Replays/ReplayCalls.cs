using NewsMonitor.Grains.Contracts;
using Orleans.Runtime;

namespace NewsMonitor.Grains.Replays;

/// <summary>Calls of replays that may be ending: a call that waits at a grain which leaves is at times sent back.</summary>
internal static class ReplayCalls
{
    private const int Tries = 3;

    /// <summary>Asks again whoever has the name then; a replay that has ended says so.</summary>
    /// <exception cref="ReplayRefusedException">It is still leaving.</exception>
    public static async Task<T> AskAsync<T>(Func<Task<T>> call)
    {
        for (var left = Tries; ; left--)
        {
            try
            {
                return await call();
            }
            catch (OrleansMessageRejectionException) when (left > 1)
            {
                continue;
            }
            catch (OrleansMessageRejectionException)
            {
                throw new ReplayRefusedException("The replay is just ending, or its machine is: look again in a moment.", field: null);
            }
        }
    }
}
