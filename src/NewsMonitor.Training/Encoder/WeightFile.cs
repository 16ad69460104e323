using System.Runtime.InteropServices;
using TorchSharp;

namespace NewsMonitor.Training.Encoder;

/// <summary>Weights on disk between training and export: name, length, values.</summary>
internal static class WeightFile
{
    public static void Save(EncoderNetwork network, string path) =>
        Save(network.Weights.Select(weight => (weight.Key, Values(weight.Value))), path);

    private static float[] Values(torch.Tensor weight)
    {
        using var apart = weight.detach();
        using var here = apart.cpu();
        return here.data<float>().ToArray();
    }

    /// <summary>The mean of files of one network, each with its share of 1.</summary>
    public static void SaveMean(IReadOnlyList<(string Path, float Share)> files, string path)
    {
        var mean = Load(files[0].Path).ToDictionary(weight => weight.Key, weight => new float[weight.Value.Length]);
        foreach (var (file, share) in files)
        {
            foreach (var (name, values) in Load(file))
            {
                var sum = mean[name];
                for (var i = 0; i < sum.Length; i++)
                {
                    sum[i] += share * values[i];
                }
            }
        }

        Save(mean.Select(weight => (weight.Key, weight.Value)), path);
    }

    private static void Save(IEnumerable<(string Name, float[] Values)> weights, string path)
    {
        using (var writer = new BinaryWriter(File.Create(path + ".new")))
        {
            foreach (var (name, values) in weights)
            {
                writer.Write(name);
                writer.Write(values.Length);
                writer.Write(MemoryMarshal.AsBytes<float>(values));
            }
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Puts saved weights into a network.</summary>
    public static void Load(EncoderNetwork network, string path)
    {
        using var none = torch.no_grad();
        foreach (var (name, values) in Load(path))
        {
            using var saved = torch.tensor(values, network.Weights[name].shape);
            network.Weights[name].copy_(saved);
        }
    }

    public static Dictionary<string, float[]> Load(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path));
        var weights = new Dictionary<string, float[]>();
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var name = reader.ReadString();
            var values = new float[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            weights[name] = values;
        }

        return weights;
    }
}
