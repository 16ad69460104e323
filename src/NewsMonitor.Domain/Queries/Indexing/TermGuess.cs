using System.Collections.Frozen;

namespace NewsMonitor.Domain.Queries.Indexing;

/// <summary>
/// How often a term is expected in news before any was seen. Only how fast an index is depends on it, never what it finds.
/// </summary>
internal static class TermGuess
{
    private static readonly FrozenSet<string> Common = """
        a about after again against all also am an and any are as at back be because been before being between both but by can could day de did do down
        during each even first for former from get had has have he her here him his how i if in into is it its just la last le like made make many may me
        more most much my new no not now of off on one only or other our out over own part people per s said same say says she should since so some still
        such t than that the their them then there these they this those three through time to today told too two u under until up us very was way we
        week well were what when where which while who will with without work would year years you your
        au das dem den der des die du ein eine el en es et ich im ist les los mit nicht per que se sich sie un una und une von zu
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Frequent = """
        business called chief child children city com company countries country court death economic election end family federal financial five foreign
        four general global government group health high home house http https including international january february march april june july august
        september october november december killed law leader life local long market media meeting member members men military million minister monday
        tuesday wednesday thursday friday saturday sunday money month months national news next north number office officials old party plan police
        political power president prime private public report reported right school second secretary security service services set six social south
        spokesman state statement states support system ten team top trade trump uk union united university used use war west white women world young
        2023 2024 2025 2026 2027 10 20 30
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>0 … 1.</summary>
    public static double Frequency(Term term) => term switch
    {
        { Scope: TermScope.Language } => 0.9,
        { Scope: TermScope.SubjectId } => 0.01,
        { Scope: TermScope.SourceName } => 0.05,
        { Scope: TermScope.TopicName } => 0.1,
        { IsPrefix: true } => Math.Min(0.9, 8 / Math.Pow(2.5, term.Spelling.Length)),
        { Scope: TermScope.EntityName } => Common.Contains(term.Spelling) ? 0.2 : 0.01,
        _ when Common.Contains(term.Spelling) => 0.6,
        _ when Frequent.Contains(term.Spelling) => 0.15,
        _ => 0.12 / Math.Max(2, term.Spelling.Length),
    };
}
