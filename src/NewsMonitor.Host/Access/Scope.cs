namespace NewsMonitor.Host.Access;

/// <summary>What a request needs, and what a key gives; each includes those before it.</summary>
public enum Scope
{
    Read = 1,
    Push = 2,
    Admin = 3,
}

public static class Scopes
{
    /// <exception cref="ArgumentException">The word is not a scope.</exception>
    public static Scope Parse(string word) => word switch
    {
        "read" => Scope.Read,
        "push" => Scope.Push,
        "admin" => Scope.Admin,
        _ => throw new ArgumentException($"'{word}' is not a scope: read, push or admin", nameof(word)),
    };

    /// <summary>Marks an endpoint with the scope it needs; without a mark it needs read.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder builder, Scope scope)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint => endpoint.Metadata.Add(new NeededScope(scope)));
        return builder;
    }
}

/// <summary>Endpoint metadata: the scope needed; null scope: open to everybody who reaches it.</summary>
public sealed record NeededScope(Scope? Scope);
