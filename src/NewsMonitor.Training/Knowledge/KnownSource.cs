using System.Globalization;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Training.Knowledge;

/// <summary>
/// People, organisations, places and works that other tables give a Wikidata number, from <c>known.tsv.br</c>: number, kind, title, other names joined by
/// <c>|</c>, how well known it is without any count, two letters of its country.
/// </summary>
internal static class KnownSource
{
    /// <summary>Below the bound from which a known name is found, and overrules a sentence, by being known alone.</summary>
    private const int Most = 399;

    public static void Add(Prominence prominence, KnowledgeRows rows)
    {
        var names = rows.All.SelectMany(row => row.Aliases.Append(row.Name)).Select(name => Folding.HashOf(name)).ToHashSet();
        var wellKnown = rows.Core.Values.Where(row => rows.Supplemented.Contains(row.Qid)).SelectMany(row => row.Aliases.Append(row.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var fields in EmbeddedTable.Rows("known.tsv.br"))
        {
            var (qid, kind, name) = (SourceFields.BareNumber(fields[0]), fields[1][0], NameRules.Clean(fields[2]));
            if (rows.Supplemented.Contains(qid) || !NameRules.IsName(name) || rows.Demonyms.Contains(name))
            {
                continue;
            }

            var count = wellKnown.Contains(name) ? 0 : prominence.CountOf(fields[2]);
            var found = Prominence.OfCount(count) + int.Parse(fields[4], CultureInfo.InvariantCulture);
            if (rows.Core.TryGetValue(qid, out var row))
            {
                row.Kind = row.Kind == '?' ? kind : row.Kind;
                row.Prominence = Math.Max(row.Prominence, Math.Min(Most, found));
            }
            else if (IsNewlyNamed(name, kind, names))
            {
                rows.Core[qid] = row = new(qid, kind, name) { Prominence = Math.Min(Most, found) };
            }
            else
            {
                continue;
            }

            row.Area = row.Area.Length == 0 ? fields[5] : row.Area;
            row.Aliases.UnionWith(SourceFields.List(fields[3]).Where(alias => NameRules.IsAlias(alias, row) && !rows.Demonyms.Contains(alias) && !names.Contains(Folding.HashOf(alias))));
        }
    }

    // A film called as a person is, or a band as a city, would only put the better known one in doubt.
    private static bool IsNewlyNamed(string name, char kind, HashSet<ulong> names) =>
        kind is 'P' or 'L' || (kind is 'O' && name.Contains(' ', StringComparison.Ordinal)) || !names.Contains(Folding.HashOf(name));
}
