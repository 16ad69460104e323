using BenchmarkDotNet.Running;
using NewsMonitor.Benchmarks;
using NewsMonitor.Benchmarks.EndToEnd;

if (args is ["log", ..])
{
    await LogBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], null) : 20_000, args.Length > 2 ? int.Parse(args[2], null) : 200);
}
else if (args is ["reader", var articles, .. var findings])
{
    ReaderBenchmark.Run(articles, findings is [var file] ? file : null);
}
else if (args is ["repeats", var stream, .. var timed])
{
    RepeatsBenchmark.Run(stream, timed is [var count] ? int.Parse(count, null) : 0);
}
else if (args is ["queries", var texts])
{
    QueriesBenchmark.Run(texts);
}
else if (args is ["rules", var news, .. var numbers])
{
    await RulesBenchmark.RunAsync(news, numbers is [var live, ..] ? int.Parse(live, null) : 3_000, [.. numbers.Skip(1).Select(rules => int.Parse(rules, null))]);
}
else if (args is ["replay", _, _, _, ..])
{
    return await ReplayScenario.RunAsync(args[1..], CancellationToken.None);
}
else if (args is ["year", var host, .. var many])
{
    return await YearScenario.RunAsync(host, many is [var count, ..] ? int.Parse(count, null) : 1_000_000, many is [_, var folder] ? folder : null, CancellationToken.None);
}
else if (args is ["end-to-end", _, _, ..])
{
    return await EndToEndScenario.RunAsync(args[1..], CancellationToken.None);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(LogBenchmark).Assembly).Run(args);
}

return 0;
