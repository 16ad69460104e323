namespace NewsMonitor.Host.Push;

/// <summary>Ends a read that brings nothing for too long.</summary>
internal sealed class IdleStream(Stream inner, TimeSpan idle, TimeProvider time) : PassingStream(inner)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = Inner.ReadAsync(buffer, cancellationToken);
        if (read.IsCompleted)
        {
            return await read;
        }

        try
        {
            return await read.AsTask().WaitAsync(idle, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new IdleException($"nothing was sent for {idle.TotalSeconds:0} seconds; what came before is answered, send the rest again");
        }
    }
}

internal sealed class IdleException(string message) : Exception(message);
