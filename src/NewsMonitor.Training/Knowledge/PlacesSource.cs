using System.Globalization;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Countries, regions and cities of the ODbL source, and what their people are called.</summary>
internal static class PlacesSource
{
    public static void Add(DataFolder data, CityNumbers numbers, RegionTitles titles, KnowledgeRows rows)
    {
        // Where the source lacked numbers it repeated the one above: several cities under one number, the first of which mostly is right.
        var shared = data.Rows("linking/places_odbl.tsv").Where(fields => fields[1] == "city").GroupBy(fields => SourceFields.Number(fields[0]))
            .Where(group => group.Skip(1).Any()).Select(group => group.Key).ToHashSet();
        var seen = new HashSet<int>();
        foreach (var fields in data.Rows("linking/places_odbl.tsv"))
        {
            var qid = SourceFields.Number(fields[0]);
            if (qid == 0 || !NameRules.IsName(fields[2]) || (shared.Contains(qid) && numbers.IsOfAnother(qid, fields[2])) || !seen.Add(qid))
            {
                continue;
            }

            var row = RowOf(qid, fields);
            row.Aliases.UnionWith(titles.Of(qid).Where(NameRules.IsName));
            rows.Places.Add(row);
        }

        rows.Demonyms.UnionWith(rows.Places.SelectMany(place => place.Demonyms));
    }

    private static KnownRow RowOf(int qid, string[] fields)
    {
        var people = fields[7].Length == 0 ? 0 : double.Parse(fields[7], CultureInfo.InvariantCulture);
        var row = new KnownRow(qid, 'L', fields[2])
        {
            Area = fields[1] == "country" ? fields[3] + "*" : fields[3],
            Prominence = fields[1] switch { "country" => 500, "region" => 100, _ => Prominence.OfPopulation(people) },
        };
        row.Aliases.UnionWith(SourceFields.List(fields[4]).Where(alias => alias.Length > 3 && NameRules.IsName(alias)));
        foreach (var demonym in SourceFields.List(fields[5]))
        {
            if (demonym.Length > 3 && demonym != row.Name)
            {
                row.Demonyms.Add(demonym);
                row.Demonyms.Add(demonym + "s");
            }
        }

        return row;
    }
}
