using NewsMonitor.Domain;

namespace NewsMonitor.Reading.Entities;

/// <summary>One spelling of a name in one article, with all of its mentions.</summary>
/// <param name="First">First token of the mention that came first.</param>
/// <param name="End">The token behind it.</param>
internal sealed class Form(int First, int End)
{
    private readonly int[] _votes = new int[4];

    public int First { get; } = First;

    public int End { get; } = End;

    public int Count => End - First;

    /// <summary>Indices into the article's names, in order of the text.</summary>
    public List<int> Mentions { get; } = [];

    /// <summary>First known meaning of these words, or −1.</summary>
    public int Sense { get; init; } = -1;

    /// <summary>The cluster that takes its mentions; null while it stands alone.</summary>
    public Cluster? Cluster { get; set; }

    public void Vote(SubjectKind kind, int weight) => _votes[kind - SubjectKind.Person] += weight;

    public int VotesFor(SubjectKind kind) => _votes[kind - SubjectKind.Person];

    /// <summary>One kind per name and article: that of most mentions.</summary>
    public SubjectKind Kind
    {
        get
        {
            var best = 0;
            for (var kind = 1; kind < _votes.Length; kind++)
            {
                best = _votes[kind] > _votes[best] ? kind : best;
            }

            return SubjectKind.Person + best;
        }
    }
}

/// <summary>Spellings and mentions that mean one entity.</summary>
internal sealed class Cluster(SubjectKind kind)
{
    public SubjectKind Kind { get; set; } = kind;

    public List<Form> Forms { get; } = [];

    public List<int> Mentions { get; } = [];

    public static Cluster Of(Form form, SubjectKind kind)
    {
        var cluster = new Cluster(kind);
        cluster.Put(form);
        return cluster;
    }

    public void Put(Form form)
    {
        form.Cluster = this;
        Forms.Add(form);
        Mentions.AddRange(form.Mentions);
    }

    /// <summary>Leaves it without a name: it then is no entity.</summary>
    public void Clear()
    {
        Forms.Clear();
        Mentions.Clear();
    }
}
