using System.CommandLine;
using System.Text.Json;
using NewsMonitor.Domain;
using NewsMonitor.Host.Api;
using NewsMonitor.Host.Names;
using NewsMonitor.Host.Serving;
using NewsMonitor.Intake;

namespace NewsMonitor.Host.Commands;

/// <summary><c>analyze FILE</c>: what the reader finds in a text, as JSON. Stores nothing and needs no host.</summary>
internal static class AnalyzeCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A text as pasted: headline in the first line, then the body" };
        var reader = CommonOptions.Reader("Which reader reads");
        var data = new Option<DirectoryInfo>("--data") { Description = "Folder of the log whose own names count too (standard: one per user)", DefaultValueFactory = _ => new(DataFolder.Standard) };
        var command = new Command("analyze", "Print what the reader finds in a text; nothing is stored") { file, reader, data };
        command.SetAction((parsed, ct) => Failures.ToldAsync(parsed, "The text could not be read", "Ended.", async () =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
            {
                await error.WriteLineAsync($"There is no file {source.FullName}.");
                return Exit.Failed;
            }

            var admission = ArticleDoor.Admit(PastedText.Parse(await File.ReadAllTextAsync(source.FullName, ct)), Way.Paste, TimeProvider.System.GetUtcNow());
            if (admission is not Admission.Text { Article: var article })
            {
                await error.WriteLineAsync(admission is Admission.Rejected { Reason: var reason } ? reason : "There is no text in it.");
                return Exit.Failed;
            }

            var loaded = ReaderSetting.Load(CommonOptions.Kind(parsed.GetValue(reader)), NamesFile.Read(parsed.GetValue(data)!.FullName));
            using (loaded as IDisposable)
            {
                var findings = loaded.Read(new(article.Title, article.Body, article.Language));
                await output.WriteLineAsync(JsonSerializer.Serialize(findings.ToDto(article.Title, article.Body), Json));
            }

            return Exit.Done;
        }));
        return command;
    }
}
