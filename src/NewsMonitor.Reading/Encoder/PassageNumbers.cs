namespace NewsMonitor.Reading.Encoder;

/// <summary>What the encoder says of one passage.</summary>
/// <param name="Names">Tag logits, nine per piece.</param>
/// <param name="Sentiment"><see cref="TargetSentiment.Width"/> columns per piece.</param>
/// <param name="Tone">Logits of three labels.</param>
/// <param name="Vector"><see cref="EncoderModel.Width"/> numbers.</param>
internal sealed record PassageNumbers(float[] Names, float[] Sentiment, float[] Tone, float[] Vector)
{
    public int Bytes => sizeof(float) * (Names.Length + Sentiment.Length + Tone.Length + Vector.Length);
}
