namespace NewsMonitor.Intake;

/// <param name="Path">Where the bytes lie.</param>
/// <param name="Name">The file's own name: what it claims to be, and where the bytes lie elsewhere, what is shown.</param>
/// <param name="Captured">When a snapshot of a feed was recorded; null: not known, or no snapshot.</param>
/// <param name="Found">It was found in a folder, and nobody said that it is news: plain text in it is refused.</param>
public sealed record ImportFile(string Path, string Name, DateTimeOffset? Captured, bool Found)
{
    /// <summary>A file that was named by itself.</summary>
    public static ImportFile Of(string path) => new(path, System.IO.Path.GetFileName(path), CaptureTime.Of(path), Found: false);

    /// <summary>
    /// The files of a folder and of the folders in it, oldest first: by the time in their names, else by when they were last written. Hidden
    /// files and links are left out.
    /// </summary>
    public static IReadOnlyList<ImportFile> In(DirectoryInfo folder) =>
    [
        .. folder.EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint })
            .Select(file => (File: file, Relative: System.IO.Path.GetRelativePath(folder.FullName, file.FullName)))
            .Select(found => (found.File, found.Relative, Captured: CaptureTime.Of(found.Relative)))
            .OrderBy(found => found.Captured ?? found.File.LastWriteTimeUtc).ThenBy(found => found.Relative, StringComparer.Ordinal)
            .Select(found => new ImportFile(found.File.FullName, found.Relative, found.Captured, Found: true)),
    ];
}
