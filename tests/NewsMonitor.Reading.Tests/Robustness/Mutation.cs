using System.Collections.Immutable;
using CsCheck;

namespace NewsMonitor.Reading.Tests.Robustness;

/// <summary>Texts like those that arrive, broken at random places in the ways that texts break.</summary>
internal static class Mutation
{
    private static readonly ImmutableArray<string> Texts =
    [
        Some.Body.ReplaceLineEndings("\n"),
        """
        SHARES OF NORTHWIND LTD. FALL AFTER PROFIT WARNING
        LONDON, Aug 15 (Example Wire) - Shares of Northwind Ltd. fell 12.5% to £3.40 on Friday, dragging the FTSE 100 lower, after the company said its U.S. arm had lost $1.2bn.
        "We are not happy," said chief executive Ann B. O'Hara-Smith. "It won't happen again."
        Read more: Five things to know about Northwind
        Analysts at J.P. Example & Co. cut their target; see https://example.com/a/b?c=d&e=f (updated 10:30 a.m.) or write to desk@example.org.
        """,
        """
        <p>Rovers&nbsp;won the <b>cup</b> on Sunday &mdash; their first in 40 years.</p><p>"It&#8217;s a dream," said captain Zoë Ångström, 24.</p>
        <!-- advert --><a href="https://example.com">Match report</a>&copy; Example Sport
        """,
        "Flood kills 12 in São Vicente;mayor José Núñez says.Rescue teams from the Red Cross reached the town at 6 p.m. on Jan. 3, he told Radio Nacional. \ud83d\ude4f\ud83c\udffd #flood @example",
        "Der Präsident ist nach Berlin gekommen, und die NATO hat ihn nicht empfangen.\nПрезидент Владимир Путин прибыл в Москву.\nقال الوزير إن الأموال لا تكفي المدارس.\n大臣は月曜日に東京で述べた。",
        "\u202bThe \u200eUnited\u200e Nations\u202c (UN) said \u201cno\u201d\u2026 Gen\u00aderal Secretary Ant\u00f3nio Gut\u0065\u0301rres\u200b's office \u2014 \u00abquoi?\u00bb \u2014 kept quiet.\u2028Next line\u2029and another\r\nand one more\tand a tab.",
    ];

    private static readonly ImmutableArray<string> Shards =
    [
        "\"", "'", "\u201c", "\u2019s ", ".", "...", ". ", "\n", "\r", "\n\n\n", " ", "\u00a0", "\t", "\0", "\u200b", "\u200e", "\u200f", "\u202e", "\ufeff", "\u0301", "\ud83d", "\ude00",
        "\ud83d\ude00", "<", ">", "<b>", "</", "<!--", "&", "&amp;", "&nbsp;", "&#", "&#x27;", "(", ")", "[1]", "\u2014", " \u2014 ", "--", "-", "_", "@", "#", "www.", "http://", ".com",
        "U.S.", "Mr. ", "J. ", "A&", "By ", "Photo: ", "Comments\n", "Read more: ", "\u00a9", "Related\n", "Trump ", "NATO", "Dr", "0", "1,000", "\u4e00", "\u0645", "\u2022 ", new string('a', 70), new string('A', 300),
    ];

    private static readonly Gen<Func<string, string>> Step = Gen.Select(Gen.Int[0, 9], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Int[0, Shards.Length - 1], Gen.Char, (what, where, length, shard, other) =>
        (Func<string, string>)(text => Apply(text, what, where, length, Shards[shard], other)));

    public static readonly Gen<string> Any = Gen.Select(Gen.Int[0, Texts.Length - 1], Step.Array[1, 12], (text, steps) =>
        steps.Aggregate(Texts[text], (broken, step) => step(broken)));

    private static string Apply(string text, int what, double where, double length, string shard, char other)
    {
        var from = (int)(where * text.Length);
        var to = Math.Min(text.Length, from + (int)(length * length * length * text.Length));
        return what switch
        {
            0 or 1 or 2 => text.Insert(from, shard),
            3 => text.Remove(from, to - from),
            4 => text.Length > 20_000 ? text[..from] : text.Insert(to, text[from..to]),
            5 => string.Concat(text.AsSpan(0, from), text.AsSpan(from, to - from).ToString().ToUpperInvariant(), text.AsSpan(to)),
            6 => string.Concat(text.AsSpan(0, from), text.AsSpan(from, to - from).ToString().Replace(" ", "", StringComparison.Ordinal), text.AsSpan(to)),
            7 => text.Insert(from, other.ToString()),
            8 => string.Concat(text.AsSpan(0, from), string.Concat(Enumerable.Repeat(shard, 1 + (int)(length * 40))), text.AsSpan(from)),
            _ => text[from..] + text[..from],
        };
    }
}
