namespace NewsMonitor.Log.Sqlite;

/// <summary>One state of the database, on a reader that goes back to its pool.</summary>
internal sealed class Snapshot(Session session, Action<Session> giveBack) : IDisposable
{
    public Session Session { get; } = session;

    public void Dispose()
    {
        Session.RollBack();
        giveBack(Session);
    }
}
