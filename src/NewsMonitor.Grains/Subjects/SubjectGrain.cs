using System.Collections.Immutable;
using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;
using NewsMonitor.Grains.Replays;

namespace NewsMonitor.Grains.Subjects;

/// <summary>Live counts here; a replay counts all of its subjects at once, so that they are of one instant, and is asked for the picture.</summary>
internal sealed class SubjectGrain(SubjectLoader loader, WeekShapes shapes, TimeProvider time) : Grain, ISubjectGrain
{
    private IReplayGrain? _replay;                              // null: live
    private SubjectId _subject;
    private LoadedSubject? _loaded;                             // null: the log does not know the subject
    private Picture? _picture;                                  // the last one taken

    private Minute Clock => Minute.Of(time.GetUtcNow());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var (timeline, name) = TimelineKey.Split(this.GetPrimaryKeyString());
        _subject = new(name);
        if (timeline == TimelineKey.Live)
        {
            await LoadAsync(cancellationToken);
            return;
        }

        _replay = TimelineKey.IsReplay(timeline) ? GrainFactory.GetGrain<IReplayGrain>(timeline) : throw new NoSuchTimelineException(timeline);
    }

    public async Task ApplyAsync(ImmutableArray<SubjectChange> changes)
    {
        if (_replay is not null)
        {
            throw new InvalidOperationException($"{_subject} is counted by its replay");
        }

        if (changes.IsEmpty)
        {
            await LoadAsync(CancellationToken.None);
        }

        foreach (var change in changes)
        {
            if (_loaded is null || _loaded.State.Apply(change.FromWire()) is Applied.Gap)
            {
                await LoadAsync(CancellationToken.None);
                if (_loaded is null || _loaded.State.Number < change.Number)
                {
                    throw new InvalidOperationException($"The log has no change {change.Number} of {_subject} yet");
                }
            }
        }
    }

    public async Task<Picture?> GetPictureAsync()
    {
        if (_replay is not null)
        {
            return await AskAsync(_replay);
        }

        var clock = Clock;
        var shape = await shapes.GetAsync(clock, CancellationToken.None);
        if (_loaded is not { } loaded)
        {
            DeactivateOnIdle();                                 // whoever asks for names at random fills no memory
            return null;
        }

        loaded.State.MoveTo(clock);
        if (_picture is not { } picture || picture.Number != loaded.State.Number || picture.Clock != clock.Start)
        {
            _picture = picture = loaded.State.ToPicture(loaded.Wikidata, shape);
        }

        return picture;
    }

    private async Task<Picture?> AskAsync(IReplayGrain replay)
    {
        try
        {
            return await ReplayCalls.AskAsync(() => replay.GetPictureAsync(_subject.Value));
        }
        catch (NoSuchTimelineException)
        {
            DeactivateOnIdle();
            throw;
        }
    }

    // A whole new state, so that a picture that is taken meanwhile shows the former one and never half of either.
    private async Task LoadAsync(CancellationToken ct)
    {
        _loaded = await loader.LoadAsync(_subject, Clock, ct);
        _picture = null;
    }
}
