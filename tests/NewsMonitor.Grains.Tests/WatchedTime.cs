using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace NewsMonitor.Grains.Tests;

/// <summary>A clock in the test's hand that tells when somebody has begun to wait on it.</summary>
internal sealed class WatchedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly ConcurrentDictionary<TimeSpan, TaskCompletionSource> _waits = [];

    /// <summary>Completes when a timer of this length is made from now on.</summary>
    public Task Wait(TimeSpan length) =>
        (_waits[length] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task.WaitAsync(TimeSpan.FromMinutes(2), System);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (_waits.TryRemove(dueTime, out var wait))
        {
            wait.SetResult();
        }

        return timer;
    }
}
