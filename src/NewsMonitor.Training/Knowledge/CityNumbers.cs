using System.Globalization;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Wikidata numbers of GeoNames' cities, from <c>cities.tsv</c>.</summary>
internal sealed class CityNumbers
{
    private readonly Dictionary<string, int> _byGeoNames = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _names = [];

    public static CityNumbers Load()
    {
        var numbers = new CityNumbers();
        foreach (var fields in EmbeddedTable.Rows("cities.tsv"))
        {
            var qid = int.Parse(fields[1], CultureInfo.InvariantCulture);
            numbers._byGeoNames.Add(fields[0], qid);
            numbers._names.Add(qid, fields[2]);
        }

        return numbers;
    }

    /// <summary>0 where none is known.</summary>
    public int Of(string geoNames) => _byGeoNames.GetValueOrDefault(geoNames);

    /// <summary>Whether the number is known to be that of a city of another name.</summary>
    public bool IsOfAnother(int qid, string name) => _names.TryGetValue(qid, out var known) && known != name;
}
