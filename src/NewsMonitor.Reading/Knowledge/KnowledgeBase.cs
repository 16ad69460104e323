using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.OwnList;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Knowledge;

/// <summary>
/// Names and who they may mean, read from one file per licence. Lines: Wikidata number, kind (P, O, L, X, ?), prominence 0 … 999, name,
/// other names joined by <c>|</c>, demonyms joined by <c>|</c>, two letters of its country with a <c>*</c> behind them for the country itself. A name that begins with <c>~</c> is weak (<see cref="Sense.Weak"/>).
/// </summary>
internal sealed class KnowledgeBase
{
    /// <summary>The files, one per licence; see their cards.</summary>
    public static readonly string[] FileNames = ["knowledge.tsv.br", "knowledge-places.odbl.tsv.br", "knowledge-organisations.ccbysa.tsv.br"];

    private const int Prefix = -1;
    private string _text = "";
    private readonly List<KnownEntity> _entities = new(80_000);
    private readonly List<Sense> _senses = new(120_000);

    // Key of a word sequence → index of its first sense + 1, or Prefix where longer names begin so.
    private readonly HashTable _names = new(180_000);
    private readonly HashTable _byQid = new(80_000);
    // Value: the area's code + 1.
    private readonly HashTable _demonyms = new(2_000);
    private readonly Dictionary<Area, int> _countries = new(300);

    private bool _isOwn;

    public static KnowledgeBase Load(string folder) => Load(folder, OwnNames.Empty);

    /// <param name="folder">Folder of the files.</param>
    /// <param name="own">The user's list; each of its spellings has the meaning of that list alone.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public static KnowledgeBase Load(string folder, OwnNames own)
    {
        var text = new StringBuilder();
        OwnLines.Append(own, text);
        var knowledge = new KnowledgeBase { HasOwn = text.Length > 0, _isOwn = true };
        knowledge.AddLines(text.ToString(), 0);
        knowledge._isOwn = false;
        foreach (var file in FileNames)
        {
            text.Append(ModelFiles.ReadText(folder, file, lines =>
            {
                knowledge.AddLines(lines, text.Length);
                return lines;
            }));
        }

        knowledge._text = text.ToString();
        return knowledge;
    }

    /// <param name="text">Lines.</param>
    public static KnowledgeBase Parse(string text)
    {
        var knowledge = new KnowledgeBase { _text = text };
        knowledge.AddLines(text, 0);
        return knowledge;
    }

    public int Count => _entities.Count;

    /// <param name="wikidata"><c>Q312</c>.</param>
    public bool Knows(string wikidata) => _byQid.TryGet(ulong.Parse(wikidata.AsSpan(1), CultureInfo.InvariantCulture), out _);

    /// <summary>Whether some of its names are the user's.</summary>
    public bool HasOwn { get; private init; }

    public KnownEntity this[int entity] => _entities[entity];

    public Sense SenseAt(int sense) => _senses[sense];

    public string NameOf(int entity) => _text.Substring(_entities[entity].NameStart, _entities[entity].NameLength);

    /// <summary>Other names of it, those of the first file that has it.</summary>
    public ImmutableArray<string> OtherNamesOf(int entity, int most)
    {
        var fields = new TabFields(_text.AsSpan(_entities[entity].NameStart));
        var name = fields.Next();
        var others = fields.Next();
        var found = ImmutableArray.CreateBuilder<string>(most);
        foreach (var range in others.Split('|'))
        {
            var other = others[range].TrimStart('~');
            if (found.Count < most && !other.IsEmpty && !other.SequenceEqual(name))
            {
                found.Add(other.ToString());
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>"Russian", "Chinese", "Ukrainians": what belongs to a place but is not the place.</summary>
    public bool IsDemonym(ulong hash) => _demonyms.TryGet(hash, out _);

    /// <summary>The country that a demonym belongs to; <c>default</c> for any other word.</summary>
    public Area AreaOfDemonym(ulong hash) => _demonyms.TryGet(hash, out var area) ? new((ushort)(area - 1)) : default;

    /// <summary>Name of a country; null where the files name none for it.</summary>
    public string? CountryOf(Area area) => _countries.TryGetValue(area, out var entity) ? NameOf(entity) : null;

    /// <summary>The key before the first word of a name.</summary>
    public static ulong Start => 0x5EED;

    /// <summary>Goes on by a word. False: no known name begins so. <paramref name="sense"/> ≥ 0: a name ends here, its first sense.</summary>
    public bool TryStep(ref ulong key, ulong word, out int sense)
    {
        key = Folding.Then(key, word);
        sense = -1;
        if (!_names.TryGet(key, out var value))
        {
            return false;
        }

        sense = value > 0 ? value - 1 : -1;
        return true;
    }

    /// <summary>First sense of exactly these words, or −1.</summary>
    public int Find(ReadOnlySpan<Token> words)
    {
        var key = Start;
        var sense = -1;
        foreach (var word in words)
        {
            if (!TryStep(ref key, word.Hash, out sense))
            {
                return -1;
            }
        }

        return sense;
    }

    /// <summary>The same; "Acme Ltd" where only "Acme" is known. <paramref name="words"/> are then those that were found.</summary>
    public int FindBody(ref ReadOnlySpan<Token> words)
    {
        var sense = Find(words);
        while (sense < 0 && words.Length > 1 && Honorifics.IsCompanyForm(words[^1].Hash))
        {
            words = words[..^1];
            sense = Find(words);
        }

        return sense;
    }

    // They will stand from there on in the text.
    private void AddLines(string lines, int from)
    {
        var tokens = new List<Token>();
        for (var start = 0; start < lines.Length;)
        {
            var feed = lines.IndexOf('\n', start);
            var end = feed < 0 ? lines.Length : feed;
            if (end > start)
            {
                Add(lines.AsSpan(start, end - start), from + start, tokens);
            }

            start = end + 1;
        }
    }

    private void Add(ReadOnlySpan<char> line, int lineStart, List<Token> tokens)
    {
        var fields = new TabFields(line);
        var qid = fields.Next();
        var kind = fields.Next();
        var prominence = fields.Next();
        var nameStart = qid.Length + kind.Length + prominence.Length + 3;
        var name = fields.Next();
        var aliases = fields.Next();
        var demonyms = fields.Next();
        var letters = fields.Next();
        var area = Area.Of(letters);
        var weak = IsWeak(name);
        var entity = Enter(new(
            int.Parse(qid, CultureInfo.InvariantCulture), KindLetter.Read(kind[0]), int.Parse(prominence, CultureInfo.InvariantCulture), area,
            lineStart + nameStart + (weak ? 1 : 0), name.Length - (weak ? 1 : 0)));
        AddName(name, entity, tokens);
        foreach (var range in aliases.Split('|'))
        {
            if (!aliases[range].IsEmpty)
            {
                AddName(aliases[range], entity, tokens);
            }
        }

        foreach (var range in demonyms.Split('|'))
        {
            if (!demonyms[range].IsEmpty)
            {
                _demonyms.At(Folding.HashOf(demonyms[range])) = area.Code + 1;
            }
        }

        if (letters is [_, _, '*'])
        {
            _countries.TryAdd(area, entity);
        }
    }

    // An item that several files know is one entity: the first file names it, the first that knows its kind gives the kind.
    private int Enter(KnownEntity entity)
    {
        if (entity.Qid == 0)
        {
            _entities.Add(entity);
            return _entities.Count - 1;
        }

        ref var known = ref _byQid.At((ulong)entity.Qid);
        if (known == 0)
        {
            _entities.Add(entity);
            known = _entities.Count;
            return known - 1;
        }

        var first = _entities[known - 1];
        _entities[known - 1] = first with
        {
            Kind = first.Kind is SubjectKind.All ? entity.Kind : first.Kind,
            Prominence = Math.Max(first.Prominence, entity.Prominence),
            Area = first.Area.IsKnown ? first.Area : entity.Area,
        };
        return known - 1;
    }

    private void AddName(ReadOnlySpan<char> name, int entity, List<Token> tokens)
    {
        var weak = IsWeak(name);
        name = weak ? name[1..] : name;
        tokens.Clear();
        Tokenizer.Cut(name, tokens);
        var key = Start;
        for (var i = 0; i < tokens.Count; i++)
        {
            key = Folding.Then(key, tokens[i].Hash);
            ref var value = ref _names.At(key);
            if (i < tokens.Count - 1)
            {
                value = value == 0 ? Prefix : value;
                continue;
            }

            var first = value > 0 ? value - 1 : -1;
            if (first < 0 || (!_senses[first].Own && !Means(first, entity)))
            {
                _senses.Add(new(entity, weak, tokens is [{ IsAllCaps: true }] && name.Length <= 6, _isOwn, _isOwn && !name.ContainsAnyInRange('A', 'Z') && tokens[0].IsWord && !tokens[0].IsCapital, first));
                value = _senses.Count;
            }
        }
    }

    // The user's names are never weak and may begin as they like.
    private bool IsWeak(ReadOnlySpan<char> name) => name[0] == '~' && !_isOwn;

    private bool Means(int sense, int entity)
    {
        for (; sense >= 0; sense = _senses[sense].Next)
        {
            if (_senses[sense].Entity == entity)
            {
                return true;
            }
        }

        return false;
    }
}
