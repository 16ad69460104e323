namespace NewsMonitor.Intake;

/// <summary>What is asked for.</summary>
/// <param name="Etag">Validator of what we have; null: we have nothing.</param>
/// <param name="LastModified">The same, as the server wrote it.</param>
/// <param name="MaxBytes">Of the body, unpacked.</param>
public sealed record FetchRequest(Uri Address, string Accept, int MaxBytes, string? Etag = null, string? LastModified = null);

/// <summary>What became of a request. Expected troubles of the net are answers, not exceptions.</summary>
/// <param name="MovedTo">Where the server says the address has moved for good; null: it has not.</param>
public abstract record Fetched(Uri? MovedTo)
{
    /// <param name="Address">Where the body came from, after all redirects.</param>
    public sealed record Answer(byte[] Body, string? ContentType, Uri Address, string? Etag, string? LastModified, Uri? MovedTo) : Fetched(MovedTo);

    /// <summary>What we have is what there is.</summary>
    public sealed record NotModified(Uri? MovedTo) : Fetched(MovedTo);

    /// <param name="Words">What is wrong, in a sentence for a person.</param>
    /// <param name="NotBefore">When the server wants to be asked again; null: it did not say.</param>
    /// <param name="Gone">The server says that it will never be there again.</param>
    public sealed record Failed(string Words, DateTimeOffset? NotBefore = null, bool Gone = false, Uri? MovedTo = null) : Fetched(MovedTo);
}
