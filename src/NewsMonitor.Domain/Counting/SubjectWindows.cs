namespace NewsMonitor.Domain;

/// <summary>What one source brought a subject in one minute.</summary>
public record struct WindowCell(Minute At, int Source, Counts Counts);

/// <summary>
/// One subject's windows at a clock minute: every non-zero cell (minute, source) of the last 7 days, and of minutes ahead until the clock
/// reaches them, with running sums of the four windows. Equal to a recount at every minute, in whatever order shares and clock came.
/// </summary>
public sealed class SubjectWindows(Minute clock)
{
    /// <summary>Minutes that are held, the clock's own included.</summary>
    public const int Kept = Minute.PerWeek;

    private readonly Counts[] _running = new Counts[WindowLengths.All.Count];
    private WindowCell[] _cells = [];                           // _first … _end−1 are held, by minute, then source
    private int _first;
    private int _end;

    public Minute Clock { get; private set; } = clock;

    /// <summary>No cell is held: the subject has no article in any window, nor ahead.</summary>
    public bool IsEmpty => _first == _end;

    /// <summary>The sum over the window that ends at the clock.</summary>
    public Counts this[WindowLength window] => _running[IndexOf(window)];

    /// <summary>Adds a share, or takes one out where it is negative. A minute that has left the longest window changes nothing.</summary>
    public void Add(Minute at, int source, Counts counts)
    {
        if (at <= Clock - Kept || counts.IsZero)
        {
            return;
        }

        var index = Find(at, source);
        if (index < _end && _cells[index].At == at && _cells[index].Source == source)
        {
            _cells[index].Counts += counts;
            if (_cells[index].Counts.IsZero)
            {
                Remove(index);
            }
        }
        else
        {
            Insert(index, new(at, source, counts));
        }

        for (var i = 0; i < _running.Length; i++)
        {
            if (at <= Clock && at > Clock - (int)WindowLengths.All[i])
            {
                _running[i] += counts;
            }
        }
    }

    /// <summary>Forwards only; an earlier minute changes nothing.</summary>
    public void MoveTo(Minute clock)
    {
        if (clock <= Clock)
        {
            return;
        }

        for (var i = 0; i < _running.Length; i++)
        {
            var length = (int)WindowLengths.All[i];
            _running[i] += Sum(Clock, clock) - Sum(Clock - length, clock - length);
        }

        Clock = clock;
        _first = Find(clock - Kept + 1, int.MinValue);
        Compact();
    }

    /// <summary>The cells of the minutes after … upTo (inclusive), by minute, then source. Valid until the next change.</summary>
    public ReadOnlySpan<WindowCell> Cells(Minute after, Minute upTo)
    {
        var from = Find(after + 1, int.MinValue);
        return _cells.AsSpan(from, Math.Max(0, Find(upTo + 1, int.MinValue) - from));
    }

    /// <summary>Every cell that is held, those ahead included.</summary>
    public ReadOnlySpan<WindowCell> Held => _cells.AsSpan(_first, _end - _first);

    public ReadOnlySpan<WindowCell> Cells(WindowLength window) => Cells(Clock - (int)window, Clock);

    /// <summary>Articles of the window in equal steps, oldest first; the last ends at the clock minute. See <see cref="SparkSteps"/>.</summary>
    public int[] Spark(WindowLength window)
    {
        var (steps, minutes) = SparkSteps(window);
        var spark = new int[steps];
        var before = Clock - (int)window;
        foreach (ref readonly var cell in Cells(window))
        {
            spark[(int)((cell.At - before - 1) / minutes)] += cell.Counts.Articles;
        }

        return spark;
    }

    /// <summary>15m: 15 × 1 min; 1h: 12 × 5 min; 24h: 24 × 1 h; 7d: 28 × 6 h.</summary>
    public static (int Steps, int Minutes) SparkSteps(WindowLength window) => window switch
    {
        WindowLength.Quarter => (15, 1),
        WindowLength.Hour => (12, 5),
        WindowLength.Day => (24, 60),
        WindowLength.Week => (28, 360),
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "not a window"),
    };

    private static int IndexOf(WindowLength window) => window switch
    {
        WindowLength.Quarter => 0,
        WindowLength.Hour => 1,
        WindowLength.Day => 2,
        WindowLength.Week => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(window), window, "not a window"),
    };

    private Counts Sum(Minute after, Minute upTo)
    {
        var sum = default(Counts);
        foreach (ref readonly var cell in Cells(after, upTo))
        {
            sum += cell.Counts;
        }

        return sum;
    }

    /// <summary>Index of the first held cell that is not before (at, source).</summary>
    private int Find(Minute at, int source)
    {
        var (low, high) = (_first, _end);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            ref readonly var cell = ref _cells[middle];
            if (cell.At < at || (cell.At == at && cell.Source < source))
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private void Insert(int index, WindowCell cell)
    {
        if (_end == _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(4, _cells.Length + (_cells.Length >> 1)));
        }

        Array.Copy(_cells, index, _cells, index + 1, _end - index);
        _cells[index] = cell;
        _end++;
    }

    private void Remove(int index)
    {
        _end--;
        Array.Copy(_cells, index + 1, _cells, index, _end - index);
    }

    private void Compact()
    {
        var held = _end - _first;
        if (held == 0)
        {
            (_cells, _first, _end) = ([], 0, 0);
        }
        else if (_first > held)                                 // more left than held: each cell is moved less than once on average
        {
            _cells = _cells[_first.._end];
            (_first, _end) = (0, held);
        }
    }
}
