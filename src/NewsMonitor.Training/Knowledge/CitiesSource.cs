using System.Globalization;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>
/// GeoNames' cities. One of a name that no other source has for a place is a row of its own; a further town of a known name would mostly make that name
/// unclear. The largest so called in its country is how many live in the place that another source knows there by that name.
/// </summary>
internal static class CitiesSource
{
    public static void Add(DataFolder data, CityNumbers numbers, KnowledgeRows rows)
    {
        var places = rows.Core.Values.Where(row => row.Kind == 'L').ToList();
        var names = rows.Places.Concat(places).Select(place => place.Name).ToHashSet(StringComparer.Ordinal);
        var byArea = places.Where(place => place.Area.Length > 0).ToLookup(place => (place.Name, place.Area));
        var seen = new HashSet<(string, string)>();
        foreach (var fields in data.Rows("linking/cities_geonames.tsv"))
        {
            var (name, area, known) = (fields[1], fields[2], numbers.Of(fields[0]));
            var people = Prominence.OfPopulation(double.Parse(fields[4], CultureInfo.InvariantCulture));
            if (seen.Add((name, area)) && byArea[(name, area)].ToList() is [var only])
            {
                only.Prominence = Math.Max(only.Prominence, people);
            }

            var qid = known != 0 ? known : SourceFields.Number(fields[5]);
            if (!names.Contains(name) && NameRules.IsName(name) && (qid == 0 || !rows.Core.ContainsKey(qid)))
            {
                rows.Put(new(qid, 'L', name) { Prominence = people, Area = area });
            }
        }
    }
}
