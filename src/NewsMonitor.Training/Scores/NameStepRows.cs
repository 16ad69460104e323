using System.Globalization;
using NewsMonitor.Domain;
using NewsMonitor.Reading;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.OwnList;
using NewsMonitor.Reading.Text;
using NewsMonitor.Training.Data;
using NewsMonitor.Training.Names;

namespace NewsMonitor.Training.Scores;

/// <summary>What each step behind the encoder gives, and what the gate before it saves and loses, on parts that may be tuned on.</summary>
internal static class NameStepRows
{
    private static readonly (string Name, string File, bool HasOther)[] Sets =
    [
        ("GUM dev", "more/names_gum_dev.jsonl", true), ("WNUT17 dev", "names/wnut17_dev.jsonl", true),
        ("WikiNEuRal val, a fifth", "more/names_wikineural_val_fifth.jsonl", true),
    ];

    private static readonly NameSteps[] Ways =
    [
        NameSteps.None, NameSteps.Cut, NameSteps.Cut | NameSteps.Known, NameSteps.Cut | NameSteps.OneKind, NameSteps.Cut | NameSteps.Repeated,
        NameSteps.All & ~NameSteps.Known, NameSteps.All,
    ];

    public static void Write(DataFolder reading, string models, TextWriter output)
    {
        var parts = ReaderParts.Load(models, OwnNames.Empty);
        var settings = EncoderSettings.Load(models);
        using var model = EncoderModel.Load(models);
        var pass = new EncoderPass(model, WordPieces.Load(models), new(limit: 0));
        var ways = Ways.Select(way => (Way: way, Names: new EncoderNames(parts, settings.NamesTemperature, way))).ToList();
        output.WriteLine($"{NameRows.Heading}");
        foreach (var (name, file, hasOther) in Sets)
        {
            var scores = ways.Select(_ => new NameScore()).ToList();
            foreach (var document in NamedDocument.Of(TaggedSentence.Load(reading, file, hasOther)))
            {
                var text = TextOf(document);
                pass.Run(text, gate: null);
                for (var i = 0; i < ways.Count; i++)
                {
                    var found = new List<NameSpan>();
                    ways[i].Names.Find(text, pass, found);
                    scores[i].Add(document.Names, found.Select(span => (text.Tokens[span.First].Start, text.Tokens[span.End - 1].End, span.Kind)));
                }
            }

            for (var i = 0; i < ways.Count; i++)
            {
                output.WriteLine(scores[i].Row($"{name} | {ways[i].Way}", hasOther));
            }
        }

        GateRow("WikiGold first 80 %", NameSets.WikiGoldPart(reading, test: false), parts, output);
        foreach (var (name, file, hasOther) in Sets)
        {
            GateRow(name, TaggedSentence.Load(reading, file, hasOther), parts, output);
        }
    }

    private static void GateRow(string name, IEnumerable<TaggedSentence> sentences, ReaderParts parts, TextWriter output)
    {
        var count = new GateCount(new(parts));
        foreach (var document in NamedDocument.Of(sentences))
        {
            count.Add(TextOf(document), document);
        }

        output.WriteLine(count.Row(name));
    }

    private static ReadText TextOf(NamedDocument document)
    {
        var text = new ReadText();
        text.Begin("", document.Text);
        text.AddBody(0, document.Text.Length);
        return text;
    }

    private sealed class GateCount(SentenceGate gate)
    {
        private int _sentences, _spared, _names, _lost, _lostOther;

        public void Add(ReadText text, NamedDocument document)
        {
            foreach (var sentence in text.Sentences)
            {
                var (from, to) = (text.Tokens[sentence.First].Start, text.Tokens[sentence.End - 1].End);
                var names = document.Names.FindAll(name => name.First >= from && name.First < to);
                var spared = !gate.MayHoldName(text, sentence);
                _sentences++;
                _names += names.Count;
                _spared += spared ? 1 : 0;
                _lost += spared ? names.Count : 0;
                _lostOther += spared ? names.Count(name => name.Kind is SubjectKind.Other) : 0;
            }
        }

        public string Row(string name) =>
            string.Create(CultureInfo.InvariantCulture, $"{name}: the gate spares {_spared} of {_sentences} sentences ({100.0 * _spared / _sentences:0.0} %) and {_lost} of {_names} names ({100.0 * _lost / _names:0.00} %), {_lostOther} of them other names, peoples among them");
    }
}
