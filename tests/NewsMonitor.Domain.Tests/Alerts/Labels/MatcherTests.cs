using NewsMonitor.Domain.Alerts;
using LabelSet = NewsMonitor.Domain.Alerts.Labels;

namespace NewsMonitor.Domain.Tests.Alerts.Labels;

public sealed class MatcherTests
{
    private static readonly LabelSet Desk = LabelSet.None.With("desk", "ports").With("severity", "warning");

    [Theory]
    [InlineData("desk", MatchOp.Equal, "ports", true)]
    [InlineData("desk", MatchOp.Equal, "port", false)]
    [InlineData("desk", MatchOp.NotEqual, "ports", false)]
    [InlineData("desk", MatchOp.Like, "port", false)]
    [InlineData("desk", MatchOp.Like, "po.*|x", true)]
    [InlineData("desk", MatchOp.NotLike, "po.*", false)]
    [InlineData("team", MatchOp.Equal, "", true)]
    [InlineData("team", MatchOp.NotEqual, "", false)]
    [InlineData("team", MatchOp.Like, ".*", true)]
    [InlineData("team", MatchOp.Like, ".+", false)]
    public void A_matcher_means_what_Alertmanager_means(string name, MatchOp op, string value, bool matches) =>
        Assert.Equal(matches, new Matcher(name, op, value).Matches(Desk));

    [Theory]
    [InlineData("1desk", MatchOp.Equal, "x")]
    [InlineData("desk", MatchOp.Like, "(")]
    [InlineData("desk", MatchOp.Like, @"(a)\1")]
    [InlineData("desk", MatchOp.Like, "(?=a)b")]
    [InlineData("desk", MatchOp.Like, "x)|(?:y")]
    public void What_cannot_be_matched_is_said(string name, MatchOp op, string value) => Assert.NotNull(new Matcher(name, op, value).Problem());

    [Theory]
    [InlineData("(", "'(' is not a pattern: a '(' is not closed")]
    [InlineData("a)", "'a)' is not a pattern: a ')' closes nothing")]
    [InlineData("[a", "'[a' is not a pattern: a '[' is not closed")]
    [InlineData("*", "'*' is not a pattern: there is nothing to repeat before '*', '+', '?' or '{'")]
    [InlineData("a\\", "'a\\' is not a pattern: nothing follows its last '\\'")]
    [InlineData("(?=a)b", "'(?=a)b' is a pattern with look-around, a back-reference or a condition, which are not taken")]
    public void What_is_wrong_with_a_pattern_is_said_in_plain_words(string pattern, string problem) =>
        Assert.Equal(problem, new Matcher("desk", MatchOp.Like, pattern).Problem());

    [Fact]
    public void A_pattern_made_to_run_for_ever_ends_at_once() =>
        Assert.False(new Matcher("desk", MatchOp.Like, "(a+)+b").Matches(LabelSet.None.With("desk", new string('a', 300))));

    [Fact]
    public void Two_alerts_that_are_on_both_sides_do_not_inhibit_each_other()
    {
        var both = new Inhibition("i", [new("desk", MatchOp.Equal, "ports")], [new("severity", MatchOp.Equal, "warning")], []);
        Assert.False(both.Inhibits(Desk, Desk));
        Assert.True(both.Inhibits(Desk.With("severity", "critical"), Desk));
        Assert.True(both.Inhibits(Desk, Desk.With("desk", "banks")));
    }

    [Fact]
    public void Labels_that_must_be_equal_may_both_be_missing()
    {
        var rule = new Inhibition("i", [new("severity", MatchOp.Equal, "critical")], [new("severity", MatchOp.Equal, "warning")], ["desk", "team"]);
        Assert.True(rule.Inhibits(Desk.With("severity", "critical"), Desk));
        Assert.False(rule.Inhibits(Desk.With("severity", "critical").With("team", "a"), Desk));
    }
}
