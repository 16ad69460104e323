using NewsMonitor.Host.Api;

namespace NewsMonitor.Host.Exporting;

/// <summary>Where a command writes an export to. A file has its name only once it is whole.</summary>
internal sealed class ExportTarget
{
    private const string StandardOutput = "-";
    private const string Packed = ".gz";

    private readonly bool _force;
    private string? _path;

    private ExportTarget(string? path, string format, bool gzip, bool force) => (_path, Format, Gzip, _force) = (path, format, gzip, force);

    public string Format { get; }

    public bool Gzip { get; }

    /// <summary>What was written, for the user.</summary>
    public string Name => _path is null or StandardOutput ? "export" : _path;

    /// <param name="path">Null: a name made of the range; <c>-</c>: the standard output.</param>
    /// <param name="format">Null: what the name ends with says it, else JSON Lines.</param>
    /// <exception cref="BadParameterException">The file is there already, or two options contradict each other.</exception>
    public static ExportTarget Of(string? path, string? format, bool gzip, bool force)
    {
        var isPacked = gzip || (path is not null && path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase));
        var ending = Path.GetExtension(path is not null && path.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? path[..^Packed.Length] : path ?? "");
        var byName = ExportFormats.TryParse(ending.TrimStart('.').ToLowerInvariant(), out var named) ? named.Word() : null;
        var target = new ExportTarget(path, format ?? byName ?? ExportFormat.JsonLines.Word(), isPacked, force);
        target.Check();
        return target;
    }

    /// <param name="standard">The file's name where none was given.</param>
    /// <exception cref="BadParameterException">The file is there already.</exception>
    public async Task WriteAsync(string standard, Func<Stream, Task> write)
    {
        _path ??= standard;
        if (_path == StandardOutput)
        {
            await using var output = Console.OpenStandardOutput();
            await write(output);
            return;
        }

        Check();
        // Of its own: another export of this name may be under way.
        var part = $"{_path}.{Path.GetRandomFileName()}.part";
        var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
        try
        {
            await using (file)
            {
                await write(file);
            }

            File.Move(part, _path, overwrite: _force);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    private void Check()
    {
        if (!_force && _path is not (null or StandardOutput) && File.Exists(_path))
        {
            throw new BadParameterException($"{_path} exists. Name another file, or say --force.");
        }
    }
}
