using System.CommandLine;
using NewsMonitor.Reading;
using NewsMonitor.Training;
using NewsMonitor.Training.Gold;
using NewsMonitor.Training.Linking;
using NewsMonitor.Training.Scores;

var data = new Option<DirectoryInfo>("--data") { Description = "Folder with the folders 'reading' and 'stream'.", Required = true };
var output = new Option<DirectoryInfo>("--out") { Description = "Folder that gets the models.", Required = true };
var models = new Option<DirectoryInfo>("--models") { Description = "Folder with trained models.", Required = true };
var only = new Option<string?>("--only")
{
    Description = "One part: knowledge, names, linking, topics, sentiment, gold, encoder; encoder-teacher and encoder-pupil for one of its teachers or pupils by --seed, "
        + "encoder-export and encoder-fit to export the weights in --work and to fit anew, vector-topics for the topics by its vector; steps to evaluate what each step behind the encoder gives.",
};

var work = new Option<DirectoryInfo>("--work") { Description = "Folder for the encoder's weights between training and export.", DefaultValueFactory = _ => new("encoder-training") };
var seed = new Option<int>("--seed") { Description = "Of the encoder's training.", DefaultValueFactory = _ => 1 };
var gold = new Option<DirectoryInfo?>("--gold") { Description = "Folder of the hand-labelled texts, tests/gold; without it they are left out." };
var trial = new Option<bool>("--trial") { Description = "Leave a quarter of our own lessons out, to try settings on." };
var device = new Option<string>("--device") { Description = "cpu, or cuda where the loader finds a libtorch that has it.", DefaultValueFactory = _ => "cpu" };
var train = new Command("train", "Builds the knowledge files and trains the models. The encoder is trained where the build has torch (-p:Torch=true).") { data, output, only, work, seed, gold, trial, device };
train.SetAction(parse => Trainer.Run(
    new(parse.GetRequiredValue(data).FullName, parse.GetRequiredValue(output).FullName, parse.GetRequiredValue(work).FullName, parse.GetValue(gold)?.FullName,
        parse.GetValue(seed), parse.GetValue(trial), parse.GetRequiredValue(device)),
    parse.GetValue(only), Console.Out));

var reader = new Option<ReaderKind?>("--reader") { Description = "fast or standard; without it evaluate scores both." };
var evaluate = new Command("evaluate", "Prints the score table.") { data, models, only, gold, reader };
evaluate.SetAction(parse =>
{
    var folder = parse.GetRequiredValue(models).FullName;
    ReaderKind[] kinds = parse.GetValue(reader) is { } one ? [one] : [ReaderKind.Fast, ReaderKind.Standard];
    ScoreTable.Run(parse.GetRequiredValue(data).FullName, folder, parse.GetValue(only), kinds, Console.Out);
    if (parse.GetValue(only) is null or "linking")
    {
        foreach (var kind in kinds)
        {
            LinkTable.Run(new(Path.Combine(parse.GetRequiredValue(data).FullName, "reading")), Readers.Load(folder, kind), folder, Console.Out);
        }
    }

    if (parse.GetValue(only) is null or "gold" && parse.GetValue(gold) is { } labelled)
    {
        foreach (var kind in kinds)
        {
            GoldScore.Run(Readers.Load(folder, kind), labelled.FullName, Console.Out);
        }
    }
});

var file = new Argument<FileInfo>("file") { Description = "A text: its first line is the title." };
var read = new Command("read", "Shows what the reader finds in a text.") { models, file, reader };
read.SetAction(parse => TextShow.Run(
    Readers.Load(parse.GetRequiredValue(models).FullName, parse.GetValue(reader) ?? ReaderKind.Standard), parse.GetRequiredValue(file).FullName, Console.Out));

return new RootCommand("Trains and scores the models of News Monitor.") { train, evaluate, read }.Parse(args).Invoke();
