using System.Globalization;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Which country a place belongs to: two letters of ISO 3166.</summary>
internal sealed class Areas
{
    private static readonly string[] States =
        ("Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|"
        + "Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|"
        + "Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming").Split('|');

    private readonly Dictionary<string, string> _byName = States.ToDictionary(state => state, _ => "US", StringComparer.Ordinal);
    private readonly Dictionary<int, string> _byItem = [];
    private readonly Dictionary<string, string> _largestCity = new(StringComparer.Ordinal);

    public static Areas Load(DataFolder data)
    {
        var areas = new Areas();
        foreach (var fields in data.Rows("linking/places_odbl.tsv"))
        {
            if (int.TryParse(fields[0].AsSpan(Math.Min(1, fields[0].Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var qid))
            {
                areas._byItem.TryAdd(qid, fields[3]);
            }

            if (fields[1] == "country")
            {
                areas._byName.TryAdd(fields[2], fields[3]);
            }
        }

        // Largest first.
        foreach (var fields in data.Rows("linking/cities_geonames.tsv"))
        {
            areas._largestCity.TryAdd(fields[1], fields[2]);
        }

        return areas;
    }

    /// <summary>Of a country or a US state by its name; empty for any other name.</summary>
    public string OfRegion(string name) => _byName.GetValueOrDefault(name, "");

    /// <summary>Of the largest city so called; empty where there is none.</summary>
    public string OfCity(string name) => _largestCity.GetValueOrDefault(name, "");

    /// <summary>As the ODbL file has it: to be used on that file alone, so that nothing of it gets into the others.</summary>
    public string OfItem(int qid) => _byItem.GetValueOrDefault(qid, "");

    /// <summary>Of a politician by the note on the office: "Minister of Finance of Greece, Greece", "US senator, TX Republican, to 2027".</summary>
    public string OfOffice(string note) =>
        note.StartsWith("US ", StringComparison.Ordinal) ? "US" : note.LastIndexOf(", ", StringComparison.Ordinal) is var at and >= 0 ? OfRegion(note[(at + 2)..]) : "";
}
