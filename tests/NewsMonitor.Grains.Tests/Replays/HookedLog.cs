using System.Reflection;
using NewsMonitor.Log;
using NewsMonitor.Log.Sqlite;

namespace NewsMonitor.Grains.Tests.Replays;

/// <summary>All that a silo reads of a log.</summary>
public interface IWholeLog : ILogReader, IPast;

/// <summary>The log that ships, with something that comes before its calls: a fault, or a wait.</summary>
public class HookedLog : DispatchProxy
{
    private SqliteLog _log = null!;

    private Func<string, object?[], Task?> _before = null!;

    /// <param name="before">Given a call's name and arguments: null, or what is to be answered in its place.</param>
    public static IWholeLog Of(SqliteLog log, Func<string, object?[], Task?> before)
    {
        var made = Create<IWholeLog, HookedLog>();
        ((HookedLog)(object)made)._log = log;
        ((HookedLog)(object)made)._before = before;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _before(targetMethod!.Name, args ?? []) ?? targetMethod.Invoke(_log, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
}
