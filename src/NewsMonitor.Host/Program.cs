using NewsMonitor.Host.Commands;

return await RootCommandLine.Create().Parse(args).InvokeAsync();
