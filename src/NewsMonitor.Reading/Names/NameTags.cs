using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Names;

/// <summary>The tagger's tags: 0 outside; 1, 3, 5, 7 begin a person, organisation, place, other; 2, 4, 6, 8 go on.</summary>
internal static class NameTags
{
    public const int Count = 9;
    public const int Outside = 0;

    public static int Begin(SubjectKind kind) => 1 + (2 * (kind - SubjectKind.Person));

    public static bool IsBegin(int tag) => (tag & 1) == 1;

    public static SubjectKind KindOf(int tag) => SubjectKind.Person + ((tag - 1) / 2);

    /// <summary>Whether <paramref name="tag"/> may follow: nothing goes on that was not begun.</summary>
    public static bool MayFollow(int before, int tag) => tag == Outside || IsBegin(tag) || before == tag || before == tag - 1;
}
