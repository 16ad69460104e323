using NewsMonitor.Reading.Entities;
using NewsMonitor.Reading.Knowledge;
using NewsMonitor.Reading.Names;
using NewsMonitor.Reading.OwnList;
using NewsMonitor.Reading.Topics;

namespace NewsMonitor.Reading;

/// <summary>What both readers are made of.</summary>
internal sealed record ReaderParts(Lexicon Lexicon, KnowledgeBase Knowledge, Gazetteer Gazetteer, EntityFinder Entities, MeaningFinder Meanings, TopicReader Topics)
{
    /// <exception cref="FileNotFoundException">A file is missing; the message names it.</exception>
    /// <exception cref="InvalidDataException">A file is damaged; the message names it.</exception>
    public static ReaderParts Load(string modelsFolder, OwnNames own)
    {
        // Two cores: the knowledge files take about as long as all the rest.
        var loading = Task.Run(() => KnowledgeBase.Load(modelsFolder, own));
        var lexicon = Lexicon.Load(modelsFolder);
        var topics = TopicReader.Load(modelsFolder);
        var knowledge = loading.GetAwaiter().GetResult();
        return new(lexicon, knowledge, new(knowledge), new(knowledge, lexicon), new(knowledge), topics);
    }
}
