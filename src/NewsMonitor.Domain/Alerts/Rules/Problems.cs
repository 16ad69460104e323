using System.Collections.Immutable;

namespace NewsMonitor.Domain.Alerts;

/// <summary>Gathers problems, each field's first.</summary>
internal sealed class Problems
{
    private readonly List<Problem> _all = [];

    public ImmutableArray<Problem> All => [.. _all];

    public bool Has(string field) => _all.Exists(problem => problem.Field == field);

    public void Add(string field, string reason)
    {
        if (!Has(field))
        {
            _all.Add(new(field, reason));
        }
    }

    public void If(bool wrong, string field, string reason)
    {
        if (wrong)
        {
            Add(field, reason);
        }
    }

    public void Within(string field, TimeSpan value, TimeSpan least, TimeSpan most, TimeSpan whole)
    {
        If(value < least || value > most, field, $"from {Durations.Word(least)} to {Durations.Word(most)}");
        If(value.Ticks % whole.Ticks != 0, field, $"a whole multiple of {Durations.Word(whole)}");
    }

    public void Within(string field, double value, double above, double most) =>
        If(!(value > above && value <= most), field, FormattableString.Invariant($"above {above}, at most {most}"));

    public void Within(string field, int value, int least, int most) =>
        If(value < least || value > most, field, FormattableString.Invariant($"from {least} to {most}"));

    public void Zone(string field, string zone) =>
        If(!Alerts.Zone.IsKnown(zone), field, $"there is no time zone '{zone}'; it is named as Europe/London or America/New_York");

    /// <summary>Each above the one before, and none below the first bound.</summary>
    public static bool Rises<T>(ImmutableArray<T> values, T from)
        where T : IComparable<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i].CompareTo(from) < 0 || (i > 0 && values[i].CompareTo(values[i - 1]) <= 0))
            {
                return false;
            }
        }

        return true;
    }
}
