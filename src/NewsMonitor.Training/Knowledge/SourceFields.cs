using System.Globalization;

namespace NewsMonitor.Training.Knowledge;

/// <summary>How the sources write numbers, kinds and lists.</summary>
internal static class SourceFields
{
    /// <summary>Of <c>Q312</c>; 0 where the source has no item.</summary>
    public static int Number(string qid) => qid.StartsWith('Q') ? int.Parse(qid.AsSpan(1), CultureInfo.InvariantCulture) : 0;

    /// <summary>Of <c>312</c>; 0 where the field is empty.</summary>
    public static int BareNumber(string number) => number.Length == 0 ? 0 : int.Parse(number, CultureInfo.InvariantCulture);

    /// <summary>The letter of the knowledge files; <c>?</c> where the source has none.</summary>
    public static char KindOf(string kind) => kind switch { "PER" => 'P', "ORG" => 'O', "LOC" => 'L', "MISC" => 'X', _ => '?' };

    /// <summary>Names joined by <c>|</c>.</summary>
    public static string[] List(string names) => names.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
