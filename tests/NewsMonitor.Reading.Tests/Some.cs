using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Reading.Encoder;
using NewsMonitor.Reading.OwnList;

namespace NewsMonitor.Reading.Tests;

/// <summary>The readers of the tests, and texts of ours.</summary>
public static class Some
{
    private static readonly Lazy<IReader> LoadedStandard = new(() => Readers.Load(Readers.DefaultModelsFolder, ReaderKind.Standard));

    public static FastReader Reader { get; } = FastReader.Load(FastReader.DefaultModelsFolder);

    /// <summary>Skips the test where a build has no encoder.</summary>
    public static IReader Standard
    {
        get
        {
            Assert.SkipUnless(File.Exists(Path.Combine(Readers.DefaultModelsFolder, EncoderModel.FileName)), "models/encoder.onnx is not there");
            return LoadedStandard.Value;
        }
    }

    public static IReader Of(ReaderKind kind) => kind is ReaderKind.Standard ? Standard : Reader;

    public const string Title = "Trump presses Putin as talks open in Alaska";

    public const string Body = """
        Published in Political News
        By Jane Sample
        JUNEAU, Alaska (AP) — President Donald Trump said on Tuesday that he wanted peace. Vladimir Putin smiled and said nothing.
        Trump's critics attacked the plan. "It is a terrible, shameful deal," said Mary Hollow, dean of the Robert B. Stone School of Trade at the University of Toronto.
        In an interview with Fox News, Mr. Trump praised Ukraine and its president, Volodymyr Zelenskyy. He later spoke to Fox again.
        The Federal Security Service (FSB) denied the report. The FSB called it nonsense, and Russian forces struck a market in the Ukrainian city of Sumy.
        _________
        ©2025 Example Times. Visit example.com. Distributed by Example Content Agency, LLC.
        Comments
        """;

    public static Findings Read(string title, string body, string? language = null) => Reader.Read(new(title, body.ReplaceLineEndings("\n"), language));

    public static Findings Article { get; } = Read(Title, Body);

    public static OwnNames OwnNames(string csv) =>
        Assert.IsType<OwnNamesParse.Taken>(NewsMonitor.Reading.OwnList.OwnNames.Parse(new MemoryStream(Encoding.UTF8.GetBytes(csv)))).Names;

    public static string At(TextSpan span, string title, string body) =>
        (span.Field is TextField.Title ? title : body.ReplaceLineEndings("\n")).Substring(span.Start, span.Length);
}
