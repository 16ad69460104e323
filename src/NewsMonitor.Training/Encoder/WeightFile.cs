using TorchSharp;

namespace NewsMonitor.Training.Encoder;

/// <summary>Weights on disk between training and export: name, length, values.</summary>
internal static class WeightFile
{
    public static void Save(EncoderNetwork network, string path)
    {
        using (var writer = new BinaryWriter(File.Create(path + ".new")))
        {
            foreach (var (name, weight) in network.Weights)
            {
                var values = weight.data<float>().ToArray();
                writer.Write(name);
                writer.Write(values.Length);
                writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values));
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
            reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan()));
            weights[name] = values;
        }

        return weights;
    }
}
