using System.Reflection;
using NewsMonitor.Domain;
using NewsMonitor.Log;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>A past of which nothing is known but the earliest time behind a position.</summary>
public class AskedPast : DispatchProxy
{
    private Func<Position, Position, Task<DateTimeOffset?>> _earliest = null!;

    public static IPast Of(Func<Position, Position, Task<DateTimeOffset?>> earliest)
    {
        var made = Create<IPast, AskedPast>();
        ((AskedPast)(object)made)._earliest = earliest;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == nameof(IPast.ReadEarliestAsync)
        ? _earliest((Position)args![0]!, (Position)args[1]!)
        : throw new NotSupportedException(targetMethod.Name);
}
