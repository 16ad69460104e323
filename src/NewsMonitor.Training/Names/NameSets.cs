using NewsMonitor.Training.Data;

namespace NewsMonitor.Training.Names;

/// <summary>Which sets the tagger learns from, and which it is scored on. All of the former may be used for a shipped model.</summary>
internal static class NameSets
{
    private static readonly (string File, bool HasOther)[] ForTraining =
    [
        ("names/wnut17_train.jsonl", true), ("names/btc_train.jsonl", false), ("names/uner_ewt_dev.jsonl", false),
        ("names/crossner_politics_train.jsonl", true), ("names/crossner_politics_dev.jsonl", true), ("names/crossner_science_train.jsonl", true),
        ("names/crossner_science_dev.jsonl", true), ("names/crossner_music_train.jsonl", true), ("names/crossner_music_dev.jsonl", true),
        ("names/crossner_literature_train.jsonl", true), ("names/crossner_literature_dev.jsonl", true), ("names/crossner_ai_train.jsonl", true),
        ("names/crossner_ai_dev.jsonl", true), ("more/names_gum_train.jsonl", true), ("more/names_re3d_train.jsonl", true),
    ];

    public static readonly (string Name, string File, bool HasOther)[] ForScoring =
    [
        ("UNER EWT test", "names/uner_ewt_test.jsonl", false), ("WikiGold last 20 %", WikiGold, true),
        ("CrossNER politics test", "names/crossner_politics_test.jsonl", true), ("GUM test", "more/names_gum_test.jsonl", true),
        ("WNUT17 test", "names/wnut17_test.jsonl", true),
    ];

    private const string WikiGold = "names/wikigold.jsonl";

    public static List<TaggedSentence> Training(DataFolder data)
    {
        var sentences = WikiGoldPart(data, test: false);
        foreach (var (file, hasOther) in ForTraining)
        {
            sentences.AddRange(TaggedSentence.Load(data, file, hasOther));
        }

        // Headlines: one sentence in eight also in title case, one in twenty in capitals.
        var restyled = sentences.Where((_, i) => i % 8 == 0).Select(sentence => sentence.Restyled(shouting: false))
            .Concat(sentences.Where((_, i) => i % 20 == 1).Select(sentence => sentence.Restyled(shouting: true)))
            .OfType<TaggedSentence>().ToList();
        sentences.AddRange(restyled);
        return sentences;
    }

    public static List<TaggedSentence> Scoring(DataFolder data, string file, bool hasOther) =>
        file == WikiGold ? WikiGoldPart(data, test: true) : [.. TaggedSentence.Load(data, file, hasOther)];

    public static List<TaggedSentence> WikiGoldPart(DataFolder data, bool test)
    {
        var all = TaggedSentence.Load(data, WikiGold, hasOther: true).ToList();
        var cut = all.Count * 8 / 10;
        return test ? all[cut..] : all[..cut];
    }
}
