using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Live;

/// <summary>What a view shows now: the part that is new since it was last asked, and whether that is anything.</summary>
/// <param name="State">Null: nothing is new.</param>
/// <param name="Anew">What the browser has cannot be told apart by a difference (a replay jumped back): it is to ask for the whole state again.</param>
internal readonly record struct ViewState(object? State, long Position, DateTimeOffset Clock, bool Anew = false);

/// <summary>
/// One watched view of one connection. Remembers what the browser has and answers with the difference. Asked by one caller at a time.
/// </summary>
internal interface IView : IDisposable
{
    /// <summary>The whole state, remembered as what the browser has.</summary>
    Task<ViewState> OpenAsync(CancellationToken ct);

    /// <summary>What is new since the last answer. Cheap when nothing is.</summary>
    Task<ViewState> NextAsync(CancellationToken ct);
}

/// <summary>Makes views from what a browser asks for.</summary>
internal interface IViews
{
    /// <exception cref="ArgumentException">No such view; the message is for the caller.</exception>
    IView Create(WatchDto watch);
}
