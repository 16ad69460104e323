using NewsMonitor.Domain.Alerts;

namespace NewsMonitor.Domain.Tests.Alerts.Life;

/// <summary>A scenario played out, wake by wake, with a look at each state.</summary>
internal sealed class Story
{
    private readonly Action<LifeOutcome> _look;

    private Story(Action<LifeOutcome> look) => _look = look;

    public LifeState State { get; private set; } = new() { Clock = Some.Start };

    public List<Message> Messages { get; } = [];

    public List<LedgerEntry> Ledger { get; } = [];

    /// <summary>Plays all of it and two days more.</summary>
    internal static Story Of(Happening[] happenings, Action<LifeOutcome>? look = null)
    {
        var story = new Story(look ?? (_ => { }));
        story.PassTo(story.Play(happenings).AddDays(2));
        return story;
    }

    /// <summary>Plays all of it, up to a time.</summary>
    internal static Story Of(Happening[] happenings, DateTimeOffset to)
    {
        var story = new Story(_ => { });
        story.Play(happenings);
        story.PassTo(to);
        return story;
    }

    private DateTimeOffset Play(Happening[] happenings)
    {
        var at = Some.Start;
        foreach (var happening in happenings)
        {
            at += TimeSpan.FromSeconds(happening.Seconds);
            PassTo(at);
            if (happening.Event is { } happened)
            {
                Take(AlertLife.Apply(State, happened, at));
            }
        }

        return at;
    }

    private void PassTo(DateTimeOffset to)
    {
        while (AlertLife.NextWake(State) is { } next && next <= to)
        {
            Assert.True(next > State.Clock, "what is due at the clock is done");
            Take(AlertLife.Advance(State, next));
        }

        Take(AlertLife.Advance(State, to));
    }

    private void Take(LifeOutcome outcome)
    {
        State = outcome.State;
        Messages.AddRange(outcome.Messages);
        Ledger.AddRange(outcome.Ledger);
        _look(outcome);
    }
}
