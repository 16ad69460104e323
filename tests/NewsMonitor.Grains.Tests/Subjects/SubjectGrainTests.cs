using NewsMonitor.Domain;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Grains.Tests.Subjects;

public sealed class SubjectGrainTests : IAsyncLifetime
{
    private Cluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await Cluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_missed_change_is_read_from_the_log_and_counts_once()
    {
        var grain = _cluster.Subject(Some.Politics);
        await grain.ApplyAsync([Commit()]);
        var missed = Commit();
        var third = Commit();
        await grain.ApplyAsync([third]);
        await grain.ApplyAsync([missed]);
        await grain.ApplyAsync([missed, third]);
        Assert.Equal((3, 3L), await HourAsync());
        _cluster.Time.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal((0, 3L), await HourAsync());
    }

    [Fact]
    public async Task Windows_move_by_the_clock_without_a_change()
    {
        Commit();
        var before = await _cluster.PictureAsync(Some.Politics);
        Assert.Equal((1, 1, 1), (before.Windows["15m"].Articles, before.Windows["7d"].Articles, before.Windows["7d"].Sources));
        _cluster.Time.Advance(TimeSpan.FromMinutes(15));
        var after = await _cluster.PictureAsync(Some.Politics);
        Assert.Equal((0, 1, 1L), (after.Windows["15m"].Articles, after.Windows["1h"].Articles, after.Total.Articles));
        Assert.Equal(Some.Now.AddMinutes(15), after.Clock);
    }

    [Fact]
    public async Task An_idle_grain_leaves_memory_and_comes_back_exact()
    {
        for (var i = 0; i < 20; i++)
        {
            await _cluster.Subject(Some.Politics).ApplyAsync([Commit(back: i * 50, source: i % 3)]);
        }

        var before = await _cluster.PictureAsync(Some.Politics);
        await _cluster.CollectIdleAsync();
        Assert.False(await _cluster.IsAwakeAsync(Some.Politics));
        Assert.Equivalent(before, await _cluster.PictureAsync(Some.Politics), strict: true);
    }

    [Fact]
    public async Task A_subject_that_the_log_does_not_know_has_no_picture_until_it_does()
    {
        Assert.Null(await _cluster.Subject(Some.Politics).GetPictureAsync());
        await _cluster.Subject(Some.Politics).ApplyAsync([Commit()]);
        Assert.Equal((1, 1L), await HourAsync());
    }

    [Fact]
    public async Task A_picture_tells_what_is_known_of_the_subject()
    {
        _cluster.Log.Commit(_cluster.Clock, source: 1, Some.Good, Some.Kew);
        var picture = await _cluster.PictureAsync(Some.Kew);
        Assert.Equal(("darren kew", "person", 1L), (picture.Name, picture.Kind, picture.Total.Mentions / 2));
        Assert.Equal((0.6, true), (picture.Windows["1h"].Score, picture.Windows["1h"].Learning));
        Assert.Null(picture.Windows["1h"].Net);
    }

    private SubjectChange Commit(int back = 0, int source = 1) =>
        _cluster.Log.Commit(_cluster.Clock - back, source, Some.Good, Some.Politics)[0].ToWire();

    private async Task<(int, long)> HourAsync() =>
        await _cluster.PictureAsync(Some.Politics) is var picture ? (picture.Windows["1h"].Articles, picture.Total.Articles) : default;
}
