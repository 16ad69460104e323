using NewsMonitor.Domain;
using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Naive;

/// <summary>
/// Which names of an article are one, by the rules that the README states, word by word and without a table: what <see cref="AliasJoiner"/> must find.
/// </summary>
/// <param name="text">Its words are those of the tests: trades and parliaments are only those that they use.</param>
internal sealed class JoiningRules(KnowledgeBase knowledge, Lexicon lexicon, ReadText text)
{
    private static readonly string[] Trades = ["bank", "group", "motors"];
    private static readonly string[] Parliaments = ["congress"];

    private sealed record Spelling(SubjectKind Kind, int First, string[] Words, int Sense, bool MayBePerson, int[] Mentions)
    {
        public string Last => Words[^1];
    }

    private sealed class One(Spelling spelling)
    {
        public SubjectKind Kind { get; } = spelling.Kind;

        public List<Spelling> Spellings { get; } = [spelling];

        /// <summary>Beside those of its spellings.</summary>
        public List<int> Given { get; } = [];

        public IEnumerable<int> Mentions => Spellings.SelectMany(one => one.Mentions).Concat(Given);
    }

    /// <summary>Kinds and mentions, in order of the text.</summary>
    public List<(SubjectKind Kind, string Mentions)> Join(IEnumerable<Form> forms)
    {
        var spellings = forms.Select(form => new Spelling(
            form.Kind, form.First, [.. Enumerable.Range(form.First, form.Count).Select(Folded)], form.Sense, form.VotesFor(SubjectKind.Person) > 0, [.. form.Mentions])).ToList();
        var people = new List<One>();
        foreach (var full in spellings.Where(one => one.Kind is SubjectKind.Person && one.Words.Length > 1))
        {
            if (people.Find(person => person.Spellings.Exists(other => IsSamePerson(full, other))) is { } known)
            {
                known.Spellings.Add(full);
            }
            else
            {
                people.Add(new(full));
            }
        }

        var named = people.ToDictionary(person => person, person => person.Mentions.ToList());
        var rest = spellings.Where(one => !(one.Kind is SubjectKind.Person && one.Words.Length > 1) && !GiveToBearers(one, named)).Select(one => new One(one)).ToList();
        JoinBodies(rest);
        return [.. people.Concat(rest).Select(one => (one.Kind, Mentions: one.Mentions.Order().ToList())).Where(one => one.Mentions.Count > 0)
            .OrderBy(one => one.Mentions[0]).Select(one => (one.Kind, string.Join(' ', one.Mentions)))];
    }

    // The same last name and suffix, and the same first name or none ("von der Leyen"); middle names come and go.
    private static bool IsSamePerson(Spelling a, Spelling b) =>
        a.Last == b.Last && (a.Words[0] == b.Words[0] || (!IsSuffix(a.Last) && (EndsWith(a.Words, b.Words) || EndsWith(b.Words, a.Words))));

    // Each mention of a last name is that of the bearer named in full before it, else of the first behind it; so is a first name that only one has.
    private bool GiveToBearers(Spelling name, Dictionary<One, List<int>> full)
    {
        if (IsPlainlyElse(name))
        {
            return false;
        }

        var bearers = full.Where(person => person.Key.Spellings.Exists(one => EndsWith(WithoutSuffix(one.Words), name.Words))).ToList();
        if (bearers.Count == 0 && name.Kind is SubjectKind.Person && name.Words.Length == 1)
        {
            bearers = [.. full.Where(person => person.Key.Spellings.Exists(one => one.Words[0] == name.Words[0]))];
            bearers = bearers.Count == 1 ? bearers : [];
        }

        foreach (var mention in bearers.Count > 0 ? name.Mentions : [])
        {
            var all = bearers.SelectMany(person => person.Value.Select(at => (At: at, Person: person.Key))).OrderBy(one => one.At).ToList();
            all.FindLast(one => one.At < mention).Person?.Given.Add(mention);
            if (!all.Exists(one => one.At < mention))
            {
                all[0].Person.Given.Add(mention);
            }
        }

        return bearers.Count > 0;
    }

    // A well-known place or body that is somebody's last name, too, unless it was read as a person.
    private bool IsPlainlyElse(Spelling name) => !name.MayBePerson && name.Kind is not SubjectKind.Person && (IsKnown(name, from: 400) || name.Words.Length > 1);

    private void JoinBodies(List<One> all)
    {
        foreach (var whole in all.Where(one => one.Kind is not SubjectKind.Person))
        {
            foreach (var part in all.Where(part => part != whole && part.Spellings.Count == 1 && whole.Spellings.Count > 0))
            {
                if (IsShortFor(part, whole))
                {
                    whole.Spellings.AddRange(part.Spellings);
                    part.Spellings.Clear();
                }
            }
        }

        // "the Commission" is the commission named before it; without one it is no name, but a parliament may be.
        foreach (var half in all.Where(one => one.Spellings is [{ Words.Length: 1 } word] && !IsAllCaps(word) && IsBody(word.Last) && !IsKnown(word, from: 200)))
        {
            var word = half.Spellings[0];
            var bodies = all.Where(one => one != half && one.Kind is SubjectKind.Organisation && one.Spellings.Exists(name => IsHeadOf(word.Last, name.Words)))
                .SelectMany(one => one.Mentions.Select(at => (At: at, Body: one))).OrderBy(one => one.At).ToList();
            var left = word.Mentions.Where(mention => !bodies.Exists(one => one.At < mention)).ToArray();
            foreach (var mention in word.Mentions.Except(left))
            {
                bodies.FindLast(one => one.At < mention).Body.Given.Add(mention);
            }

            half.Spellings.Clear();
            half.Given.AddRange(Parliaments.Contains(word.Last) ? left : []);
        }
    }

    private bool IsShortFor(One part, One whole)
    {
        var (small, full) = (part.Spellings[0], whole.Spellings[0]);
        if (full.Words.Length < 2 || small.Words.Length >= full.Words.Length)
        {
            return false;
        }

        if (small.Words.Length == 1 && IsAllCaps(small) && (IsInBrackets(small, full) || IsInBrackets(full, small) || AreInitials(small.Last, full)))
        {
            return true;
        }

        if (whole.Kind is not SubjectKind.Organisation || !full.Words.Take(small.Words.Length).SequenceEqual(small.Words))
        {
            return false;
        }

        var next = full.Words[small.Words.Length];
        return Honorifics.IsCompanyForm(Folding.HashOf(next))
            || (small.Words.Length == 1 && text.TextOf(small.First).Length > 2 && (part.Kind is not SubjectKind.Place || Trades.Contains(next))
                && !knowledge.IsDemonym(Folding.HashOf(small.Last)) && lexicon.Of(Folding.HashOf(small.Last)) is not { LowerShare: >= 6, Frequency: >= 4 } && !IsKnown(small, from: 200));
    }

    private bool AreInitials(string letters, Spelling full)
    {
        var words = Enumerable.Range(full.First, full.Words.Length).Where(token => Folded(token) != "the").ToList();
        return letters.Length >= 2 && new[] { words, words.FindAll(token => char.IsUpper(text.TextOf(token)[0])) }
            .Any(initials => string.Concat(initials.Select(token => Folded(token)[0])) == letters);
    }

    // "Federal Harbour Board (FHB)", where either was met first.
    private bool IsInBrackets(Spelling inside, Spelling before) =>
        inside.First == before.First + before.Words.Length + 1 && text.TextOf(inside.First - 1) is "("
        && inside.First + inside.Words.Length < text.Tokens.Count && text.TextOf(inside.First + inside.Words.Length) is ")";

    private bool IsKnown(Spelling name, int from)
    {
        for (var sense = name.Sense; sense >= 0; sense = knowledge.SenseAt(sense).Next)
        {
            var entity = knowledge[knowledge.SenseAt(sense).Entity];
            if (!knowledge.SenseAt(sense).Weak && entity.Kind is SubjectKind.Place or SubjectKind.Organisation && entity.Prominence >= from)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAllCaps(Spelling name) => text.TextOf(name.First).ToString().Replace(".", "", StringComparison.Ordinal) is { Length: > 1 } word && word.All(char.IsUpper);

    private static bool IsHeadOf(string word, string[] name) => name.Length > 1 && (name[^1] == word || (name[0] == word && name[1] is "of" or "for"));

    private static bool IsBody(string word) => Honorifics.IsBody(Folding.HashOf(word));

    private static bool IsSuffix(string word) => Honorifics.IsSuffix(Folding.HashOf(word));

    private static string[] WithoutSuffix(string[] words) => words.Length > 2 && IsSuffix(words[^1]) ? words[..^1] : words;

    private static bool EndsWith(string[] all, string[] end) => all.Length > end.Length && all.TakeLast(end.Length).SequenceEqual(end);

    private string Folded(int token) => text.TextOf(token).ToString().Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
}
