using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;

namespace NewsMonitor.Training.Encoder;

/// <summary>Writes an ONNX graph node by node; each node's output is named after what it is.</summary>
internal sealed class GraphWriter
{
    private const int FloatType = 1, Int8Type = 3, Int64Type = 7;
    private const string Microsoft = "com.microsoft";
    private readonly GraphProto _graph = new() { Name = "encoder" };

    public string Constant(string name, float[] values, params long[] shape) => Initial(name, FloatType, MemoryMarshal.AsBytes<float>(values), shape);

    public string Constant(string name, sbyte[] values, params long[] shape) => Initial(name, Int8Type, MemoryMarshal.AsBytes<sbyte>(values), shape);

    public string Constant(string name, long[] values, params long[] shape) => Initial(name, Int64Type, MemoryMarshal.AsBytes<long>(values), shape);

    public string Node(string type, string output, string[] inputs, params AttributeProto[] attributes) => Nodes(type, [output], inputs, attributes);

    /// <summary>Returns the first output.</summary>
    public string Nodes(string type, string[] outputs, string[] inputs, params AttributeProto[] attributes)
    {
        var node = new NodeProto { OpType = type, Name = outputs[0], Domain = type is "SkipLayerNormalization" or "Attention" or "QAttention" or "DynamicQuantizeMatMul" or "BiasGelu" ? Microsoft : "" };
        node.Input.AddRange(inputs);
        node.Output.AddRange(outputs);
        node.Attribute.AddRange(attributes);
        _graph.Node.Add(node);
        return outputs[0];
    }

    public void Input(string name, params string[] shape) => _graph.Input.Add(Value(name, Int64Type, shape));

    public void Output(string name, params string[] shape) => _graph.Output.Add(Value(name, FloatType, shape));

    public static AttributeProto Whole(string name, long value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    public static AttributeProto Real(string name, float value) => new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };

    public static AttributeProto Many(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }

    public void Save(string path)
    {
        var model = new ModelProto { IrVersion = 8, ProducerName = "NewsMonitor.Training", Graph = _graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = 17 });
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = Microsoft, Version = 1 });
        using var file = File.Create(path);
        model.WriteTo(file);
    }

    private string Initial(string name, int type, ReadOnlySpan<byte> bytes, long[] shape)
    {
        var tensor = new TensorProto { Name = name, DataType = type, RawData = ByteString.CopyFrom(bytes) };
        tensor.Dims.AddRange(shape);
        _graph.Initializer.Add(tensor);
        return name;
    }

    private static ValueInfoProto Value(string name, int type, string[] shape)
    {
        var tensor = new TypeProto.Types.Tensor { ElemType = type, Shape = new() };
        foreach (var size in shape)
        {
            tensor.Shape.Dim.Add(long.TryParse(size, out var known) ? new TensorShapeProto.Types.Dimension { DimValue = known } : new() { DimParam = size });
        }

        return new() { Name = name, Type = new() { TensorType = tensor } };
    }
}
