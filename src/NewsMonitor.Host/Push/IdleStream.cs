namespace NewsMonitor.Host.Push;

/// <summary>Ends a read that brings nothing for too long.</summary>
internal sealed class IdleStream(Stream inner, TimeSpan idle, TimeProvider time) : PassingStream(inner)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // The read itself is cancelled, not only left: one that came back later would write into a buffer that is somebody else's by then.
        using var quiet = new CancellationTokenSource(idle, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(quiet.Token, cancellationToken);
        try
        {
            return await Inner.ReadAsync(buffer, either.Token);
        }
        catch (OperationCanceledException) when (quiet.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new IdleException($"nothing was sent for {idle.TotalSeconds:0} seconds; what came before is answered, send the rest again");
        }
    }
}

internal sealed class IdleException(string message) : Exception(message);
