using BenchmarkDotNet.Running;
using NewsMonitor.Benchmarks;

if (args is ["log", ..])
{
    await LogBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], null) : 20_000, args.Length > 2 ? int.Parse(args[2], null) : 200);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(LogBenchmark).Assembly).Run(args);
}
