using System.Globalization;
using System.Reflection;
using System.Text;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Knowledge;

/// <summary>Builds the knowledge files, one per licence, in the order of <see cref="KnowledgeBase.FileNames"/>.</summary>
internal sealed class KnowledgeBuilder(DataFolder data, Prominence prominence, NameRules rules, TitleKinds kinds)
{
    /// <summary>A title that news link less often says little: it may be a slip, and nobody misses it.</summary>
    private const int KnownByTitle = 3;

    /// <summary>A last name alone means a person that news link so often, and this many times as often as anyone else of that name.</summary>
    private const int KnownByLastName = 8;
    private const int Dominance = 4;

    private readonly Dictionary<int, KnownRow> _core = [];
    private readonly List<KnownRow> _nameless = [];
    private readonly HashSet<string> _demonyms = new(StringComparer.Ordinal);
    private readonly GumLinks _gum = GumLinks.Load(data);
    private readonly Areas _areas = Areas.Load(data);

    public string[] Build()
    {
        var places = Places();
        foreach (var demonym in places.SelectMany(place => place.Demonyms))
        {
            _demonyms.Add(demonym);
        }

        Supplement();
        var supplemented = _core.Keys.ToHashSet();
        Entities(supplemented);
        Companies();
        Cities(places);
        var organisations = Organisations();
        Titles(places, organisations);
        foreach (var row in _core.Values.Concat(_nameless).Where(row => row.Kind == 'O' && NameRules.Short(row.Name) is not null))
        {
            row.Aliases.Add(NameRules.Short(row.Name)!);
        }

        var standing = new PlaceStanding(prominence, _areas);
        standing.GiveCounts(places, _core);
        standing.GiveQualifiedCounts(places.Concat(_core.Values).Concat(_nameless));
        var isTwin = standing.TwinsOf(_core.Values.Where(row => supplemented.Contains(row.Qid)));
        places.RemoveAll(isTwin);
        _nameless.RemoveAll(isTwin);
        foreach (var twin in _core.Values.Where(row => isTwin(row)).ToList())
        {
            _core.Remove(twin.Qid);
        }

        LastNames();
        return [Write(_core.Values.Concat(_nameless)), Write(places), Write(organisations)];
    }

    private string Write(IEnumerable<KnownRow> rows)
    {
        var lines = new StringBuilder();
        foreach (var row in rows.OrderBy(row => row.Qid).ThenBy(row => row.Name, StringComparer.Ordinal))
        {
            lines.Append(row.ToLine(rules.IsWeak)).Append('\n');
        }

        return lines.ToString();
    }

    private void Supplement()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("NewsMonitor.Training.Knowledge.supplement.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
            {
                var fields = line.Split('\t');
                var row = new KnownRow(int.Parse(fields[0], CultureInfo.InvariantCulture), fields[1][0], fields[2]) { Prominence = 300 };
                row.Aliases.UnionWith(fields[3].Split('|', StringSplitOptions.RemoveEmptyEntries));
                row.Prominence = Math.Max(300, Prominence.OfCount(row.Aliases.Append(row.Name).Max(prominence.CountOf) + _gum.CountOf(row.Qid)));
                row.Area = row.Kind == 'L' ? _areas.OfCity(row.Name) : "";
                _core[row.Qid] = row;
            }
        }
    }

    private void Entities(HashSet<int> supplemented)
    {
        var wellKnown = _core.Values.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var fields in data.Rows("linking/entities.tsv"))
        {
            var (qid, kind, name) = (Number(fields[0]), KindOf(fields[1]), NameRules.Clean(fields[2]));
            if (!NameRules.IsName(name) || _demonyms.Contains(name))
            {
                continue;
            }

            var title = Uri.UnescapeDataString(fields[2]);
            var meansAnother = wellKnown.Contains(name) && !supplemented.Contains(qid);
            var count = meansAnother ? 0 : Math.Max(prominence.CountOf(title), kind == '?' ? 0 : prominence.CountOf(name));
            var found = Prominence.OfCount(count + _gum.CountOf(qid)) + (kind == '?' ? 0 : 20 + (10 * fields[5].Count(c => c == ',')));
            if (supplemented.Contains(qid))
            {
                _core[qid].Prominence = Math.Max(_core[qid].Prominence, found);
                continue;
            }

            var row = new KnownRow(qid, title.EndsWith("(company)", StringComparison.Ordinal) ? 'O' : kind, name)
            {
                Prominence = Math.Min(Prominence.Max, found),
                Area = kind == 'P' ? _areas.OfOffice(fields[4]) : "",
            };
            foreach (var alias in fields[3].Split('|', StringSplitOptions.RemoveEmptyEntries).Concat(_gum.SpellingsOf(qid)))
            {
                if (IsAlias(NameRules.Clean(alias), row))
                {
                    row.Aliases.Add(NameRules.Clean(alias));
                }
            }

            _core[qid] = row;
        }
    }

    // Linkers take "Paris" for Paris Hilton and "GA" for Georgia; only spellings that can stand for themselves are kept.
    private bool IsAlias(string alias, KnownRow row)
    {
        if (!NameRules.IsName(alias) || _demonyms.Contains(alias))
        {
            return false;
        }

        var capitals = alias.Length >= 3 && alias.All(char.IsUpper);
        return row.Kind switch
        {
            'P' => alias.Contains(' ', StringComparison.Ordinal) && alias.Split(' ')[^1] == row.Name.Split(' ')[^1],
            'L' => alias.Length > 3 && !capitals && (alias.Contains(' ', StringComparison.Ordinal) || alias.Length > 4),
            _ => capitals || alias.Contains(' ', StringComparison.Ordinal) || row.Name.StartsWith(alias + " Inc", StringComparison.Ordinal),
        };
    }

    private void Companies()
    {
        foreach (var (file, kinds) in new[] { ("more/alias_companies.tsv", "company"), ("more/alias_brands.tsv", "brand"), ("more/alias_us_newspapers.tsv", "publisher") })
        {
            foreach (var fields in data.Rows(file))
            {
                var name = NameRules.Clean(fields[2]);
                if (!NameRules.IsName(name) || fields[1] != kinds || (fields[0].Length == 0 && kinds == "publisher"))
                {
                    continue;
                }

                if (fields[0].Length == 0)
                {
                    _nameless.Add(new(0, 'O', name) { Prominence = 20 });
                    continue;
                }

                var qid = Number(fields[0]);
                if (!_core.TryGetValue(qid, out var row))
                {
                    _core[qid] = row = new(qid, 'O', name) { Prominence = Prominence.OfCount(prominence.CountOf(name)) + (kinds == "company" ? 30 : 5) };
                }
                else if (row.Kind is '?' or 'L')
                {
                    row.Kind = 'O';
                }

                foreach (var alias in fields[3].Split('|', StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!alias.StartsWith("ticker:", StringComparison.Ordinal) && NameRules.IsName(alias) && alias.Length > 2)
                    {
                        row.Aliases.Add(alias);
                    }
                }
            }
        }
    }

    private void Cities(List<KnownRow> places)
    {
        var known = places.Select(place => place.Name).Concat(_core.Values.Where(row => row.Kind == 'L').Select(row => row.Name)).ToHashSet(StringComparer.Ordinal);
        foreach (var fields in data.Rows("linking/cities_geonames.tsv"))
        {
            var people = double.Parse(fields[4], CultureInfo.InvariantCulture);
            if (!NameRules.IsName(fields[1]) || known.Contains(fields[1]))
            {
                continue;
            }

            var row = new KnownRow(fields[5].Length == 0 ? 0 : Number(fields[5]), 'L', fields[1]) { Prominence = Prominence.OfPopulation(people), Area = fields[2] };
            if (row.Qid == 0)
            {
                _nameless.Add(row);
            }
            else if (!_core.ContainsKey(row.Qid))
            {
                _core[row.Qid] = row;
            }
        }
    }

    private List<KnownRow> Places()
    {
        var rows = new List<KnownRow>();
        var seen = new HashSet<int>();
        foreach (var fields in data.Rows("linking/places_odbl.tsv"))
        {
            if (Number(fields[0]) == 0 || !NameRules.IsName(fields[2]) || !seen.Add(Number(fields[0])))
            {
                continue;
            }

            var people = fields[7].Length == 0 ? 0 : double.Parse(fields[7], CultureInfo.InvariantCulture);
            var row = new KnownRow(Number(fields[0]), 'L', fields[2])
            {
                Area = fields[1] == "country" ? fields[3] + "*" : fields[3],
                Prominence = fields[1] switch { "country" => 500, "region" => 100, _ => Prominence.OfPopulation(people) },
            };
            row.Aliases.UnionWith(fields[4].Split('|', StringSplitOptions.RemoveEmptyEntries).Where(alias => alias.Length > 3 && NameRules.IsName(alias)));
            foreach (var demonym in fields[5].Split('|', StringSplitOptions.RemoveEmptyEntries))
            {
                if (demonym.Length > 3 && demonym != row.Name)
                {
                    row.Demonyms.Add(demonym);
                    row.Demonyms.Add(demonym + "s");
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    // What news link and no other source names: known by name and kind alone.
    private void Titles(List<KnownRow> places, List<KnownRow> organisations)
    {
        var rows = _core.Values.Concat(_nameless).Concat(places).Concat(organisations).ToList();
        var known = rows.SelectMany(row => row.Aliases.Append(row.Name)).ToHashSet(StringComparer.Ordinal);
        var regions = rows.Where(row => row.Kind == 'L').Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var (title, count) in prominence.Titles)
        {
            if (count < KnownByTitle || title.Contains('(', StringComparison.Ordinal) || kinds.KindOf(title, regions.Contains) is not { } kind)
            {
                continue;
            }

            var comma = title.IndexOf(", ", StringComparison.Ordinal);
            var name = comma > 0 ? title[..comma] : title;
            if (NameRules.IsName(name) && !_demonyms.Contains(name) && known.Add(name))
            {
                _nameless.Add(new(0, kind, name) { Prominence = Prominence.OfCount(count), Area = comma > 0 ? _areas.OfRegion(title[(comma + 2)..]) : "" });
            }
        }
    }

    private List<KnownRow> Organisations()
    {
        var rows = new List<KnownRow>();
        foreach (var fields in data.Rows("more/alias_organisations.tsv"))
        {
            if (fields[0].Length == 0 || !NameRules.IsName(fields[2]))
            {
                continue;
            }

            var row = new KnownRow(Number(fields[0]), 'O', fields[2]) { Prominence = 60 + Prominence.OfCount(prominence.CountOf(fields[2])) };
            row.Aliases.UnionWith(fields[3].Split('|', StringSplitOptions.RemoveEmptyEntries).Where(alias => alias.Length > 2 && NameRules.IsName(alias)));
            rows.Add(row);
        }

        return rows;
    }

    private void LastNames()
    {
        foreach (var group in _core.Values.Where(row => row.Kind == 'P' && row.Name.Contains(' ', StringComparison.Ordinal)).GroupBy(row => row.Name.Split(' ')[^1]))
        {
            var ranked = group.OrderByDescending(row => prominence.CountOf(row.Name)).ThenBy(row => row.Qid).ToList();
            var (first, second) = (prominence.CountOf(ranked[0].Name), ranked.Count > 1 ? prominence.CountOf(ranked[1].Name) : 0);
            if (first >= KnownByLastName && first >= Dominance * Math.Max(1, second) && group.Key.Length > 2)
            {
                ranked[0].Aliases.Add("~" + group.Key);
            }
        }
    }

    // 0 where the source has no item.
    private static int Number(string qid) => qid.StartsWith('Q') ? int.Parse(qid.AsSpan(1), CultureInfo.InvariantCulture) : 0;

    private static char KindOf(string kind) => kind switch { "PER" => 'P', "ORG" => 'O', "LOC" => 'L', "MISC" => 'X', _ => '?' };
}
