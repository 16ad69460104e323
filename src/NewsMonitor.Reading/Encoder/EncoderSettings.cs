using System.Text.Json;
using NewsMonitor.Reading.Knowledge;

namespace NewsMonitor.Reading.Encoder;

/// <summary>What was fitted beside the encoder's weights, on data that it did not learn from.</summary>
/// <param name="Own">Share of what a target's own pieces say of it.</param>
/// <param name="Gathered">Share of what it gathers from the other words.</param>
/// <param name="NewsTemperature">Logits are divided by it before they become probabilities; above 0, as the others.</param>
/// <param name="FinanceTemperature">The same for finance.</param>
/// <param name="ToneTemperature">The same for the sentence's tone.</param>
/// <param name="NamesTemperature">The same for tags of names.</param>
internal sealed record EncoderSettings(
    float Own, float Gathered, float NewsTemperature, float FinanceTemperature, float ToneTemperature, float NamesTemperature)
{
    public const string FileName = "encoder.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };

    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">The file is no such settings.</exception>
    public static EncoderSettings Load(string folder)
    {
        var path = ModelFiles.Require(folder, FileName);
        try
        {
            var settings = JsonSerializer.Deserialize<EncoderSettings>(File.ReadAllText(path), Options);
            return settings is { NewsTemperature: > 0, FinanceTemperature: > 0, ToneTemperature: > 0, NamesTemperature: > 0 }
                ? settings
                : throw new InvalidDataException($"'{path}' has a temperature that is not above 0.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"'{path}' is damaged: {error.Message}", error);
        }
    }
}
