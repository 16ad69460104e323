using CsCheck;

namespace NewsMonitor.Deliveries.Tests.Pumping;

public sealed class RetryPlanTests
{
    private static readonly DateTimeOffset GiveUp = Some.Noon.AddHours(24);

    [Fact]
    public void A_wait_is_four_times_the_one_before_up_to_four_hours_a_fifth_more_or_less() =>
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 20], Gen.Int[1, 40]).Sample((id, attempts) =>
        {
            var plain = 5.0;
            for (var i = 1; i < attempts && plain < 14_400; i++)
            {
                plain *= 4;
            }

            plain = Math.Min(plain, 14_400);
            Assert.InRange(RetryPlan.Wait(id, attempts).TotalSeconds, plain * 0.8 - 0.001, plain * 1.2 + 0.001);
            Assert.Equal(RetryPlan.Wait(id, attempts), RetryPlan.Wait(id, attempts));
        });

    [Fact]
    public void What_failed_together_does_not_come_back_together() =>
        Assert.True(Enumerable.Range(0, 100).Select(i => RetryPlan.Wait($"m{i}-c1", 3)).Distinct().Count() > 90);

    [Fact]
    public void No_attempt_comes_before_a_receiver_wants_it_within_an_hour_nor_after_giving_up() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[-10, 200_000], Gen.Int[0, 90_000]).Sample((attempts, asked, gone) =>
        {
            var now = Some.Noon.AddSeconds(gone);
            var next = RetryPlan.Next("m-c", attempts, now, TimeSpan.FromSeconds(asked), GiveUp);
            var (plan, granted) = (RetryPlan.Wait("m-c", attempts), TimeSpan.FromSeconds(Math.Min(asked, 3_600)));
            var wanted = plan > granted ? plan : granted;
            Assert.Equal(now + wanted <= GiveUp ? now + wanted : null, next);
        });

    [Fact]
    public void A_day_has_some_dozen_attempts()
    {
        var (now, attempts) = (Some.Noon, 1);
        while (RetryPlan.Next("m-c", attempts, now, null, GiveUp) is { } next)
        {
            (now, attempts) = (next, attempts + 1);
        }

        Assert.InRange(attempts, 11, 14);
    }
}
