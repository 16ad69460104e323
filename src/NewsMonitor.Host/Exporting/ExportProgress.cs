namespace NewsMonitor.Host.Exporting;

/// <param name="Position">Of the log that is exported.</param>
/// <param name="Written">Versions written so far; null: only the bytes are known.</param>
/// <param name="Bytes">Written so far, as they lie in the file.</param>
internal sealed record ExportProgress(long Position, long Articles, long Versions, long? Written, long Bytes);
