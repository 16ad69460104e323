namespace NewsMonitor.Domain.Alerts;

/// <summary>What a kind of condition does with what it sees. It finds the time, and leaves what it finds, at its desk.</summary>
internal interface IWatch
{
    WatchState State { get; }

    DateTimeOffset? NextWake { get; }

    void See(Sighting seen, bool isNews);

    /// <summary>Another is the original of its text. Nothing fires by that alone: it counts with what is seen next, or at the next minute.</summary>
    void Move(OriginalMove move)
    {
    }

    /// <summary>The desk's clock was moved, to <see cref="NextWake"/> or before it.</summary>
    void Tick();

    /// <summary>Nobody listened for so long, up to a time that is not before the clock.</summary>
    void Miss(TimeSpan unheard, DateTimeOffset until)
    {
    }
}
