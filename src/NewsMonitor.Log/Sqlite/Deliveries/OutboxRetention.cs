namespace NewsMonitor.Log.Sqlite;

/// <summary>What is over leaves the outbox after a while. What waits never does.</summary>
internal static class OutboxRetention
{
    /// <summary>Messages that one transaction drops: others want to write too.</summary>
    private const int Batch = 500;

    private const string CountKept = "select count(*) from notice";

    /// <summary>Index: notice_at; delivery_notice.</summary>
    private const string ListOld = """
        select number from notice
        where at < $before and not exists (select 1 from delivery where notice = notice.number and state = 0) order by at limit $limit
        """;

    private const string DeleteAttempts = "delete from attempt where delivery in (select number from delivery where notice = $notice)";

    private const string DeleteDeliveries = "delete from delivery where notice = $notice";

    private const string DeleteOf = "delete from notice_of where notice = $notice";

    private const string DeleteNotice = "delete from notice where number = $notice";

    /// <summary>The number of messages that were dropped; there may be more.</summary>
    public static int Forget(Session db, DateTimeOffset before)
    {
        var over = (db.Scalar(CountKept) ?? 0) - IOutbox.MaxKept;
        var old = Old(db, before.UtcTicks, Batch);
        if (old.Count == 0 && over > 0)
        {
            old = Old(db, long.MaxValue, (int)Math.Min(over, Batch));
        }

        foreach (var notice in old)
        {
            db.Run(DeleteAttempts, notice);
            db.Run(DeleteDeliveries, notice);
            db.Run(DeleteOf, notice);
            db.Run(DeleteNotice, notice);
        }

        return old.Count;
    }

    private static List<long> Old(Session db, long before, int limit)
    {
        var old = new List<long>();
        using var rows = db.Query(ListOld, before, limit);
        while (rows.Next())
        {
            old.Add(rows.Number(0));
        }

        return old;
    }
}
