using NewsMonitor.Host.Commands;

var parsed = RootCommandLine.Create().Parse(args);
var code = await parsed.InvokeAsync();

// What cannot be understood could not be run.
return parsed.Errors.Count > 0 ? Exit.Failed : code;
