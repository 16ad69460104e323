using System.Text;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Reading.Knowledge;

/// <summary>The user's list as lines of a knowledge file.</summary>
internal static class OwnLines
{
    private const int Prominence = 999;

    public static void Append(OwnNames own, StringBuilder text)
    {
        foreach (var row in own.Rows)
        {
            var qid = row.Wikidata is null ? "0" : row.Wikidata.AsSpan(1);
            text.Append(qid).Append('\t').Append(KindLetter.Of(row.Kind)).Append('\t').Append(Prominence).Append('\t')
                .Append(row.Name).Append('\t').AppendJoin('|', row.Aliases).Append("\t\t\n");
        }
    }
}
