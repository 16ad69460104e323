using NewsMonitor.Domain.Notices;

namespace NewsMonitor.Log.Sqlite;

/// <summary>Lists of deliveries for people.</summary>
internal static class DeliveryReader
{
    private const string Columns = """
        select d.number, d.id, d.channel, case when json_valid(n.notice) then json_extract(n.notice, '$.title') end, d.state, n.at, d.due, d.attempts, d.reason, a.at, a.took, a.status, a.words
        from delivery d join notice n on n.number = d.notice
        left join attempt a on a.delivery = d.number and a.number = (select max(number) from attempt where delivery = d.number)
        """;

    private const string ListAll = Columns + " where d.number < $below order by d.number desc limit $limit";

    private const string ListChannel = Columns + " where d.channel = $channel and d.number < $below order by d.number desc limit $limit";

    /// <summary>Index: delivery_state.</summary>
    private const string ListState = Columns + " where d.state = $state and d.number < $below order by d.number desc limit $limit";

    private const string ListBoth = Columns + " where d.channel = $channel and d.state = $state and d.number < $below order by d.number desc limit $limit";

    /// <summary>Indexes: notice's id, delivery_notice.</summary>
    private const string ListOfMessages = Columns + " where n.id in (select value from json_each($messages)) order by d.number desc";

    private const string ReadOne = Columns + " where d.id = $id";

    private const string ReadNotice = "select n.notice from delivery d join notice n on n.number = d.notice where d.id = $id";

    private const string ReadAttempts = "select at, took, status, words from attempt where delivery = $delivery order by number";

    public static Page<Delivery> List(Session db, string? channel, DeliveryState? state, int limit, Cursor? from)
    {
        var below = from?.First ?? long.MaxValue;
        var items = new List<Delivery>();
        var last = 0L;
        var more = false;
        using var rows = (channel, state) switch
        {
            (null, null) => db.Query(ListAll, below, limit + 1),
            ({ } one, null) => db.Query(ListChannel, one, below, limit + 1),
            (null, { } kind) => db.Query(ListState, (long)kind, below, limit + 1),
            ({ } one, { } kind) => db.Query(ListBoth, one, (long)kind, below, limit + 1),
        };
        while (rows.Next())
        {
            if (items.Count == limit)
            {
                more = true;
                break;
            }

            last = rows.Number(0);
            items.Add(Read(rows));
        }

        return new(items, more ? new Cursor(last, 0).Write() : null);
    }

    /// <param name="messages">JSON: an array of ids.</param>
    public static List<Delivery> ListOf(Session db, string messages)
    {
        var items = new List<Delivery>();
        using var rows = db.Query(ListOfMessages, messages);
        while (rows.Next())
        {
            items.Add(Read(rows));
        }

        return items;
    }

    public static DeliveryRecord? Get(Session db, string id)
    {
        long number;
        Delivery delivery;
        using (var rows = db.Query(ReadOne, id))
        {
            if (!rows.Next())
            {
                return null;
            }

            (number, delivery) = (rows.Number(0), Read(rows));
        }

        return new(delivery, Notice(db, id), Attempts(db, number));
    }

    private static Notice Notice(Session db, string id)
    {
        using var rows = db.Query(ReadNotice, id);
        return rows.Next() ? SqliteOutbox.TryNotice(rows.Text(0)) ?? SqliteOutbox.Unreadable : throw new InvalidDataException($"Delivery {id} has no notice.");
    }

    private static List<DeliveryAttempt> Attempts(Session db, long delivery)
    {
        var attempts = new List<DeliveryAttempt>();
        using var rows = db.Query(ReadAttempts, delivery);
        while (rows.Next())
        {
            attempts.Add(Attempt(rows, 0));
        }

        return attempts;
    }

    private static Delivery Read(Rows rows) => new(
        rows.Text(1), rows.Text(2), rows.TextOrNull(3) ?? "", (DeliveryState)rows.Int(4), SqliteOutbox.At(rows.Number(5)),
        rows.NumberOrNull(6) is { } due ? SqliteOutbox.At(due) : null, rows.Int(7), rows.TextOrNull(8), rows.IsNull(9) ? null : Attempt(rows, 9));

    private static DeliveryAttempt Attempt(Rows rows, int column) => new(
        SqliteOutbox.At(rows.Number(column)), TimeSpan.FromTicks(rows.Number(column + 1)), (int?)rows.NumberOrNull(column + 2), rows.Text(column + 3));
}
