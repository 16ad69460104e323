namespace NewsMonitor.Domain;

/// <summary>Our own id of an article, made from (source, id): 16 URL-safe characters, the same on every machine.</summary>
public readonly record struct ArticleId(string Value)
{
    public static ArticleId Of(ArticleKey key) => new(StableHash.Short(key.Source + "\n" + key.Id));

    public override string ToString() => Value;
}

/// <summary>What identifies an article: its source and the id that the source gave it (its address where it gave none).</summary>
public readonly record struct ArticleKey(string Source, string Id);
