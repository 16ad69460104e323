using System.CommandLine;
using NewsMonitor.Training;
using NewsMonitor.Training.Encoder;
using NewsMonitor.Training.Scores;

var data = new Option<DirectoryInfo>("--data") { Description = "Folder with the folders 'reading' and 'stream'.", Required = true };
var output = new Option<DirectoryInfo>("--out") { Description = "Folder that gets the models.", Required = true };
var models = new Option<DirectoryInfo>("--models") { Description = "Folder with trained models.", Required = true };
var only = new Option<string?>("--only") { Description = "One part: knowledge, names, topics, sentiment." };

var train = new Command("train", "Builds the knowledge files and trains the models.") { data, output, only };
train.SetAction(parse => Trainer.Run(parse.GetRequiredValue(data).FullName, parse.GetRequiredValue(output).FullName, parse.GetValue(only), Console.Out));

var evaluate = new Command("evaluate", "Prints the score table.") { data, models, only };
evaluate.SetAction(parse => ScoreTable.Run(parse.GetRequiredValue(data).FullName, parse.GetRequiredValue(models).FullName, parse.GetValue(only), Console.Out));

var work = new Option<DirectoryInfo>("--work") { Description = "Folder for the weights between training and export.", Required = true };
var seed = new Option<int>("--seed") { Description = "Of everything random.", DefaultValueFactory = _ => 1 };
var threads = new Option<int>("--threads") { Description = "How many cores it may use.", DefaultValueFactory = _ => Environment.ProcessorCount };
var minutes = new Option<double?>("--minutes") { Description = "Ends training early, for a trial." };
var trainEncoder = new Command("train-encoder", "Fine-tunes the encoder (build with -p:Torch=true).") { data, models, work, seed, threads, minutes };
trainEncoder.SetAction(parse => EncoderCommand.Train(
    parse.GetRequiredValue(data).FullName, parse.GetRequiredValue(models).FullName, parse.GetRequiredValue(work).FullName,
    parse.GetValue(seed), parse.GetValue(threads), parse.GetValue(minutes), Console.Out));

var exportEncoder = new Command("export-encoder", "Writes the trained encoder as ONNX, 8-bit for shipping and in full beside the weights.") { models, work };
exportEncoder.SetAction(parse => EncoderCommand.Export(parse.GetRequiredValue(models).FullName, parse.GetRequiredValue(work).FullName));

var file = new Argument<FileInfo>("file") { Description = "A text: its first line is the title." };
var read = new Command("read", "Shows what the reader finds in a text.") { models, file };
read.SetAction(parse => TextShow.Run(parse.GetRequiredValue(models).FullName, parse.GetRequiredValue(file).FullName, Console.Out));

return new RootCommand("Trains and scores the models of News Monitor.") { train, trainEncoder, exportEncoder, evaluate, read }.Parse(args).Invoke();
