using NewsMonitor.Reading;

namespace NewsMonitor.Training.Scores;

/// <summary>The engine inside a reader, for sets that give the place to judge.</summary>
internal static class Engines
{
    public static IEngine EngineOf(this IReader reader) => reader is StandardReader standard ? standard.Engine : ((FastReader)reader).Engine;
}
