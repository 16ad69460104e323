using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Builds the knowledge files, one per licence, in the order of <see cref="KnowledgeBase.FileNames"/>.</summary>
internal sealed class KnowledgeBuilder(DataFolder data, Prominence prominence, NameRules rules, TitleKinds kinds)
{
    private readonly KnowledgeRows _rows = new();
    private readonly GumLinks _gum = GumLinks.Load(data);
    private readonly Areas _areas = Areas.Load(data);

    public string[] Build()
    {
        var numbers = CityNumbers.Load();
        PlacesSource.Add(data, numbers, RegionTitles.Find(data, prominence), _rows);
        SupplementSource.Add(prominence, _gum, _areas, _rows);
        EntitiesSource.Add(data, prominence, _gum, _areas, _rows);
        KnownSource.Add(prominence, _rows);
        CompaniesSource.Add(data, prominence, _rows);
        CitiesSource.Add(data, numbers, _rows);
        OrganisationsSource.Add(data, prominence, _rows);
        TitlesSource.Add(prominence, kinds, _areas, _rows);
        foreach (var row in _rows.Open.Where(row => row.Kind == 'O' && NameRules.Short(row.Name) is not null))
        {
            row.Aliases.Add(NameRules.Short(row.Name)!);
        }

        var standing = new PlaceStanding(prominence, _areas);
        standing.GiveCounts(_rows.Places, _rows.Core);
        standing.GiveQualifiedCounts(_rows.Places.Concat(_rows.Open));
        var isTwin = standing.TwinsOf(_rows.Core.Values.Where(row => _rows.Supplemented.Contains(row.Qid)));
        _rows.Places.RemoveAll(isTwin);
        _rows.RemoveOpen(isTwin);
        LastNames.Add(prominence, _rows);
        return [KnowledgeRows.Write(_rows.Open, rules), KnowledgeRows.Write(_rows.Places, rules), KnowledgeRows.Write(_rows.Organisations, rules)];
    }
}
