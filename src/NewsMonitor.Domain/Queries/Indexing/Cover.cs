namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>Terms of which every article that is meant has at least one.</summary>
/// <param name="Cost">How often one of them is expected in an article.</param>
internal sealed record Cover(double Cost, Key[] Keys)
{
    /// <summary>A term less to be kept is worth being met so much more often.</summary>
    private const double PerKey = 0.0005;

    /// <summary>Whichever of them is met, it holds.</summary>
    public bool IsEnough => Array.TrueForAll(Keys, key => key.IsEnough);

    /// <param name="isEnough">Where the term is, the part holds.</param>
    public static Cover Of(int term, double frequency, bool isEnough) => new(frequency + PerKey, [new(term, Key.None, isEnough)]);

    /// <summary>More has to hold than what is met by these.</summary>
    public Cover Alone() => this with { Keys = Array.ConvertAll(Keys, key => key.Alone()) };

    /// <summary>One of the parts must hold. Null: of one of them nothing is known.</summary>
    public static Cover? OfAny(ReadOnlySpan<Cover?> parts)
    {
        var cost = 0d;
        var keys = new List<Key>();
        foreach (var part in parts)
        {
            if (part is null)
            {
                return null;
            }

            cost += part.Cost;
            keys.AddRange(part.Keys);
        }

        return new(cost, [.. keys]);
    }

    /// <summary>All of the parts must hold: the rarest is looked up, and the next rarest single term is asked for beside it.</summary>
    public static Cover? OfAll(ReadOnlySpan<Cover?> parts)
    {
        Cover? best = null, beside = null;
        foreach (var part in parts)
        {
            if (part is null)
            {
                continue;
            }

            if (best is null || part.Cost < best.Cost)
            {
                beside = best is { Keys.Length: 1 } && (beside is null || best.Cost < beside.Cost) ? best : beside;
                best = part;
            }
            else if (part.Keys.Length == 1 && (beside is null || part.Cost < beside.Cost))
            {
                beside = part;
            }
        }

        if (best is null)
        {
            return null;
        }

        var both = parts.Length == 2; // of more parts two terms say nothing of the others
        return beside is null ? best.Alone() : best with { Keys = Array.ConvertAll(best.Keys, key => key.Beside(beside.Keys[0], both)) };
    }
}

/// <param name="Term">By which the query is looked up.</param>
/// <param name="Second">That it needs as well; <see cref="None"/>: nothing is known of that.</param>
/// <param name="IsEnough">Where both are, it holds.</param>
internal readonly record struct Key(int Term, int Second, bool IsEnough)
{
    public const int None = -1;

    /// <summary>Another part has to hold as well, of which nothing is asked here.</summary>
    public Key Alone() => this with { IsEnough = false };

    /// <summary>The part of another key has to hold as well.</summary>
    /// <param name="both">There is no third part.</param>
    public Key Beside(Key other, bool both) => Second == None && other.Term != Term
        ? new(Term, other.Term, both && IsEnough && other.IsEnough && other.Second == None)
        : Alone();
}
