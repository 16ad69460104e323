using System.Collections.Concurrent;

namespace NewsMonitor.Grains.Tests;

/// <summary>Has calls of grains fail before they are begun.</summary>
internal sealed class Refusals : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<(string Grain, string Method), bool> _refused = [];

    /// <summary>Calls of this method of the grain with this key fail from now on.</summary>
    public void Refuse(string grain, string method) => _refused[(grain, method)] = true;

    public void Allow() => _refused.Clear();

    public Task Invoke(IIncomingGrainCallContext context) => _refused.ContainsKey((context.TargetId.Key.ToString()!, context.MethodName))
        ? throw new IOException("The call is refused")
        : context.Invoke();
}
