using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Tests;

/// <summary>Valid things to test with.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 17, 0, TimeSpan.Zero);

    public static readonly Minute Clock = Minute.Of(Now);

    public static readonly SubjectId Politics = SubjectId.Topic("11000000");

    public static readonly SubjectId Kew = new("entity:person:darren-kew");

    public static readonly SubjectId Oslo = new("entity:place:oslo");

    public static readonly Counts Good = new(1, 1, 2, 0, 0, 1, 600, 0);

    public static readonly Counts Bad = new(1, 1, 1, 1, 0, 0, -400, 0);

    public static BoardQuery Board(string order = "articles", string window = "1h", string kind = "", string filter = "", int limit = 20) =>
        new(order, window, kind, filter, limit, []);

    public static string NameOf(SubjectId subject) => subject.Value.Split(':')[^1].Replace('-', ' ');

    public static SubjectKind KindOf(SubjectId subject) => subject.Value.Split(':') switch
    {
        ["topic", ..] => SubjectKind.Topic,
        ["entity", "person", ..] => SubjectKind.Person,
        ["entity", "place", ..] => SubjectKind.Place,
        ["entity", ..] => SubjectKind.Organisation,
        ["source", ..] => SubjectKind.Source,
        _ => SubjectKind.All,
    };
}
