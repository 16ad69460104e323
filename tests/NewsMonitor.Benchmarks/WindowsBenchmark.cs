using BenchmarkDotNet.Attributes;
using NewsMonitor.Domain;

namespace NewsMonitor.Benchmarks;

/// <summary>One minute of one subject: a share comes in, the clock moves, four windows are read. Against keeping all shares and counting anew.</summary>
[MemoryDiagnoser]
public class WindowsBenchmark
{
    private static readonly Minute Start = new(29_000_000);
    private static readonly Counts One = new(1, 1, 2, 0, 1, 0, 100, 0);
    private readonly List<WindowCell> _all = [];
    private SubjectWindows _windows = null!;
    private Minute _clock;

    /// <summary>Shares of the last 7 days: a quiet subject, a busy one, all news of a laptop's log.</summary>
    [Params(10, 1_000, 70_000)]
    public int Shares { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        (_windows, _clock) = (new(Start), Start);
        _all.Clear();
        for (var i = Shares; i > 0; i--)
        {
            var at = Start - (long)i * (Minute.PerWeek - 1) / Shares;
            _windows.Add(at, i % 40, One);
            _all.Add(new(at, i % 40, One));
        }
    }

    [Benchmark(Baseline = true)]
    public int Recount()
    {
        _clock += 1;
        _all.RemoveAll(c => c.At <= _clock - SubjectWindows.Kept);
        _all.Add(new(_clock, 1, One));
        var articles = 0;
        foreach (var window in WindowLengths.All)
        {
            var sum = default(Counts);
            foreach (var cell in _all)
            {
                if (cell.At <= _clock && cell.At > _clock - (int)window)
                {
                    sum += cell.Counts;
                }
            }

            articles += sum.Articles;
        }

        return articles;
    }

    [Benchmark]
    public int Windows()
    {
        _windows.MoveTo(_windows.Clock + 1);
        _windows.Add(_windows.Clock, 1, One);
        var articles = 0;
        foreach (var window in WindowLengths.All)
        {
            articles += _windows[window].Articles;
        }

        return articles;
    }

    /// <summary>What a late share costs: it goes into the middle.</summary>
    [Benchmark]
    public int Late()
    {
        _windows.Add(_windows.Clock - Minute.PerWeek / 2, 41, One);
        _windows.Add(_windows.Clock - Minute.PerWeek / 2, 41, -One);
        return _windows[WindowLength.Week].Articles;
    }
}
