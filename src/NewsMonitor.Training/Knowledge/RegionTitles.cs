using System.Text.RegularExpressions;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>
/// Regions as news call them in full: "Borno State" is what the source calls Borno. A word such as "State" is taken for a country's own where three titles
/// of the news name regions of that country so; "Karak District" is none of Jordan's.
/// </summary>
internal sealed partial class RegionTitles
{
    private const int Enough = 3;

    private readonly Dictionary<int, List<string>> _byItem = [];

    public static RegionTitles Find(DataFolder data, Prominence prominence)
    {
        var regions = data.Rows("linking/places_odbl.tsv").Where(fields => fields[1] == "region" && SourceFields.Number(fields[0]) != 0)
            .SelectMany(fields => SourceFields.List(fields[4]).Append(fields[2]).Select(name => (Name: name, Qid: SourceFields.Number(fields[0]), Area: fields[3])))
            .Distinct().ToLookup(region => region.Name, StringComparer.Ordinal);
        var titles = prominence.Titles.Select(one => (one.Title, Parts: InFull().Match(one.Title))).Where(one => one.Parts.Success)
            .Select(one => (one.Title, Word: one.Parts.Groups["word"].Value, Regions: regions[one.Parts.Groups["name"].Value].ToList())).ToList();
        var usual = titles.Where(one => one.Regions.Count == 1).CountBy(one => (one.Word, one.Regions[0].Area)).Where(pair => pair.Value >= Enough)
            .Select(pair => pair.Key).ToHashSet();
        var found = new RegionTitles();
        foreach (var (title, word, candidates) in titles)
        {
            if (candidates.Where(region => usual.Contains((word, region.Area))).ToList() is [var only])
            {
                (found._byItem.TryGetValue(only.Qid, out var known) ? known : found._byItem[only.Qid] = []).Add(title);
            }
        }

        return found;
    }

    public IEnumerable<string> Of(int qid) => _byItem.GetValueOrDefault(qid) ?? [];

    [GeneratedRegex("^(?:(?<name>.+) (?<word>Oblast|State|Province|Governorate|Region|Krai|Prefecture|County|Department|Voivodeship)|(?<word>Province|State|Department|Governorate) of (?<name>.+))$")]
    private static partial Regex InFull();
}
