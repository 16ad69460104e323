using System.Runtime.InteropServices;
using NewsMonitor.Host.Commands;

var parsed = RootCommandLine.Create().Parse(args);

// The library's own way gives a command two seconds, and fails at a second signal. Here what is under way ends in order, however long that takes; whoever
// signals again while a command ends ends it at once.
using var ending = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
var code = await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null }, ending.Token);

// What cannot be understood could not be run.
return parsed.Errors.Count > 0 ? Exit.Failed : code;

void End(PosixSignalContext signal)
{
    signal.Cancel |= !ending.IsCancellationRequested;
    ending.Cancel();
}
