namespace NewsMonitor.Training.Encoder;

/// <summary>
/// Writes the trained network as ONNX for serving: one sentence a run, without padding or mask. Quantised: weights in 7 bits with a scale per column
/// (8 would saturate the products of processors without VNNI), activations per run.
/// </summary>
internal sealed class EncoderExport
{
    public const int Places = 192;
    private const int Width = BaseModel.Width;
    private readonly GraphWriter _graph = new();
    private readonly Dictionary<string, float[]> _weights;
    private readonly bool _quantised;

    private EncoderExport(Dictionary<string, float[]> weights, bool quantised) => (_weights, _quantised) = (weights, quantised);

    public static void Write(Dictionary<string, float[]> weights, bool quantised, string path) => new EncoderExport(weights, quantised).Write(path);

    private void Write(string path)
    {
        _graph.Input("ids", "B", "T");
        _graph.Input("types", "B", "T");
        var hidden = Embedding();
        for (var layer = 0; layer < BaseModel.Layers; layer++)
        {
            hidden = Layer(layer, hidden);
        }

        var begin = _graph.Node("Slice", "begin", [hidden, Whole("zero", 0), Whole("one", 1), "one"]);
        Head("names", 9, hidden, "namesBegin", 9, begin);
        Head("sentiment", EncoderNetwork.SentimentWidth, hidden, "sentimentBegin", 6, begin);
        _graph.Node("ReduceMean", "vector", [hidden], GraphWriter.Many("axes", 1), GraphWriter.Whole("keepdims", 0));
        _graph.Node("Add", "tone", [_graph.Node("MatMul", "tone.product", ["vector", Turned("tone.weight", 3)]), Vector("tone.bias")]);
        _graph.Output("names", "B", "T", "9");
        _graph.Output("sentiment", "B", "T", $"{EncoderNetwork.SentimentWidth}");
        _graph.Output("tone", "B", "3");
        _graph.Output("vector", "B", $"{Width}");
        _graph.Save(path);
    }

    private string Embedding()
    {
        var words = _weights["words"];
        string word;
        if (_quantised)
        {
            var (values, scales) = Quantiser.Rows(words, Width, 127);
            var row = _graph.Node("Cast", "word.whole", [_graph.Node("Gather", "word.row", [_graph.Constant("words", values, words.Length / Width, Width), "ids"])], GraphWriter.Whole("to", 1));
            var scale = _graph.Node("Gather", "word.scale", [_graph.Constant("words.scale", scales, scales.Length, 1), "ids"]);
            word = _graph.Node("Mul", "word", [row, scale]);
        }
        else
        {
            word = _graph.Node("Gather", "word", [_graph.Constant("words", words, words.Length / Width, Width), "ids"]);
        }

        var type = _graph.Node("Gather", "type", [_graph.Constant("types.table", _weights["types"], EncoderNetwork.TypeRows, Width), "types"]);
        var length = _graph.Node("Slice", "length", [_graph.Node("Shape", "shape", ["ids"]), Whole("from", 1), Whole("to", 2)]);
        var place = _graph.Node("Slice", "place", [_graph.Constant("places", _weights["places"][..(Places * Width)], Places, Width), Whole("start", 0), length, Whole("axis", 0)]);
        var sum = _graph.Node("Add", "sum", [_graph.Node("Add", "typed", [word, type]), place]);
        return _graph.Node("LayerNormalization", "embedding", [sum, Vector("embedding.scale"), Vector("embedding.shift")], Epsilon, GraphWriter.Whole("axis", -1));
    }

    private string Layer(int layer, string hidden)
    {
        var name = $"{layer}";
        var joined = Product(name + ".out", Width, Width, Attention(name, hidden));
        var attended = Normed(name + ".attended", joined, hidden, name + ".out.bias");
        var wide = _graph.Node("BiasGelu", name + ".gelu", [Product(name + ".wide", Width, BaseModel.Inner, attended), Vector(name + ".wide.bias")]);
        return Normed(name + ".done", Product(name + ".narrow", BaseModel.Inner, Width, wide), attended, name + ".narrow.bias");
    }

    // Query, key and value side by side: [Width, 3 Width].
    private string Attention(string name, string hidden)
    {
        string[] parts = [name + ".query", name + ".key", name + ".value"];
        var merged = new float[Width * 3 * Width];
        for (var part = 0; part < 3; part++)
        {
            var weights = Transposed(_weights[parts[part] + ".weight"], Width);
            for (var row = 0; row < Width; row++)
            {
                weights.AsSpan(row * Width, Width).CopyTo(merged.AsSpan((row * 3 * Width) + (part * Width)));
            }
        }

        var bias = _graph.Constant(name + ".qkv.bias", [.. parts.SelectMany(part => _weights[part + ".bias"])], 3 * Width);
        var heads = GraphWriter.Whole("num_heads", BaseModel.Heads);
        if (!_quantised)
        {
            return _graph.Node("Attention", name + ".attention", [hidden, _graph.Constant(name + ".qkv", merged, Width, 3 * Width), bias], heads);
        }

        var (values, scales) = Quantiser.Columns(merged, 3 * Width, 63);
        _graph.Nodes("DynamicQuantizeLinear", [name + ".whole", name + ".scale", name + ".zero"], [hidden]);
        return _graph.Node("QAttention", name + ".attention",
            [name + ".whole", _graph.Constant(name + ".qkv", values, Width, 3 * Width), bias, name + ".scale", _graph.Constant(name + ".qkv.scale", scales, 3 * Width), "", name + ".zero"], heads);
    }

    private string Product(string name, int rows, int columns, string input)
    {
        var weights = Transposed(_weights[name + ".weight"], rows);
        if (!_quantised)
        {
            return _graph.Node("MatMul", name + ".product", [input, _graph.Constant(name + ".weight", weights, rows, columns)]);
        }

        var (values, scales) = Quantiser.Columns(weights, columns, 63);
        return _graph.Node("DynamicQuantizeMatMul", name + ".product",
            [input, _graph.Constant(name + ".weight", values, rows, columns), _graph.Constant(name + ".weight.scale", scales, columns)]);
    }

    private string Normed(string name, string input, string skip, string bias) =>
        _graph.Node("SkipLayerNormalization", name, [input, skip, Vector(name + ".scale"), Vector(name + ".shift"), Vector(bias)], Epsilon);

    // A head on every piece, with a head on the beginning added to its first columns.
    private void Head(string name, int columns, string hidden, string beginName, int beginColumns, string begin)
    {
        var each = _graph.Node("Add", name + ".each", [_graph.Node("MatMul", name + ".product", [hidden, Turned(name + ".weight", columns)]), Vector(name + ".bias")]);
        var padded = new float[Width * columns];
        var weights = Transposed(_weights[beginName + ".weight"], Width);
        for (var row = 0; row < Width; row++)
        {
            weights.AsSpan(row * beginColumns, beginColumns).CopyTo(padded.AsSpan(row * columns));
        }

        var bias = new float[columns];
        _weights[beginName + ".bias"].CopyTo(bias, 0);
        var all = _graph.Node("Add", beginName + ".sum",
            [_graph.Node("MatMul", beginName + ".product", [begin, _graph.Constant(beginName + ".weight", padded, Width, columns)]), _graph.Constant(beginName + ".bias", bias, columns)]);
        _graph.Node("Add", name, [each, all]);
    }

    private string Vector(string name) => _graph.Constant(name, _weights[name], _weights[name].Length);

    private string Turned(string name, int columns) => _graph.Constant(name, Transposed(_weights[name], Width), Width, columns);

    private string Whole(string name, long value) => _graph.Constant(name, [value], 1);

    private static Onnx.AttributeProto Epsilon => GraphWriter.Real("epsilon", (float)EncoderNetwork.Epsilon);

    /// <summary>[out, in] as torch has it, to [in, out].</summary>
    private static float[] Transposed(float[] weights, int inner)
    {
        var outer = weights.Length / inner;
        var turned = new float[weights.Length];
        for (var row = 0; row < outer; row++)
        {
            for (var column = 0; column < inner; column++)
            {
                turned[(column * outer) + row] = weights[(row * inner) + column];
            }
        }

        return turned;
    }
}
