using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Knowledge;

/// <summary>How the knowledge files write the kind of an entity.</summary>
internal static class KindLetter
{
    public static char Of(SubjectKind kind) => kind switch
    {
        SubjectKind.Person => 'P',
        SubjectKind.Organisation => 'O',
        SubjectKind.Place => 'L',
        SubjectKind.Other => 'X',
        _ => throw new InvalidDataException($"{kind} is no kind of entity"),
    };

    public static SubjectKind Read(char kind) => kind switch
    {
        'P' => SubjectKind.Person,
        'O' => SubjectKind.Organisation,
        'L' => SubjectKind.Place,
        'X' => SubjectKind.Other,
        '?' => SubjectKind.All,
        _ => throw new InvalidDataException($"'{kind}' is no kind of entity"),
    };
}
