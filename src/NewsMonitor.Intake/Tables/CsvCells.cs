using System.Buffers;

namespace NewsMonitor.Intake;

/// <summary>
/// Cells of a CSV that a spreadsheet would run as a formula get an apostrophe in front, and so does a cell that begins with one: taking it away
/// again gives back exactly what was there.
/// </summary>
public static class CsvCells
{
    private const char Guard = '\'';

    /// <summary>What begins a formula, full-width forms too, and the apostrophe.</summary>
    private static readonly SearchValues<char> Guarded = SearchValues.Create("=+-@\t\r'\uff1d\uff0b\uff0d\uff20");

    public static string? Write(string? text) => text is [var first, ..] && Guarded.Contains(first) ? Guard + text : text;

    public static string Read(string cell) => cell is [Guard, var first, ..] && Guarded.Contains(first) ? cell[1..] : cell;
}
