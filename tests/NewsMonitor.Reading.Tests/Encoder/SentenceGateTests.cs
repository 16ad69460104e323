using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.OwnList;
using NewsMonitor.Reading.Text;

namespace NewsMonitor.Reading.Tests.Encoder;

public class SentenceGateTests
{
    private static readonly SentenceGate Gate = new(ReaderParts.Load(Readers.DefaultModelsFolder, OwnNames.Empty));

    [Theory]
    [InlineData("The council will meet again next week.")]
    [InlineData("\"We will not give up,\" he said on Monday.")]
    [InlineData("Prices rose by 3.5 percent.")]
    [InlineData("He called it a Russian plan.")]
    public void A_sentence_without_a_word_written_as_a_name_is_spared(string sentence) => Assert.False(MayHoldName(sentence));

    [Theory]
    [InlineData("The council of Leeds will meet.")]
    [InlineData("Zelenskyy spoke.")]
    [InlineData("He bought an iPhone.")]
    [InlineData("THE COUNCIL WILL MEET AGAIN")]
    [InlineData("The Council Will Meet Again")]
    [InlineData("Mary spoke.")]
    [InlineData("The U.S. fleet left.")]
    public void A_sentence_with_one_is_read(string sentence) => Assert.True(MayHoldName(sentence));

    private static bool MayHoldName(string sentence)
    {
        var text = new ReadText();
        text.Begin("", sentence);
        text.AddBody(0, sentence.Length);
        return Gate.MayHoldName(text, Assert.Single(text.Sentences));
    }
}
