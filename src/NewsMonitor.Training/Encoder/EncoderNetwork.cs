using NewsMonitor.Reading.Topics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NewsMonitor.Training.Encoder;

/// <summary>
/// The encoder with its heads. One pass over a sentence gives, per piece, the name tags and what sentiment towards any target needs; and per
/// sentence its tone, its vector, and the topics by which the vector is taught.
/// </summary>
internal sealed class EncoderNetwork : nn.Module
{
    public const int TypeRows = 4;

    /// <summary>Columns of the sentiment output: 0–2 own logits news, 3–5 own logits finance, then query, key, contribution news, contribution finance.</summary>
    public const int Keys = 32, SentimentWidth = 6 + (2 * Keys) + 6;

    public const double Epsilon = 1e-12;

    private static readonly string[] Vectors = ["LayerNorm.weight", "LayerNorm.bias"];
    private readonly Dictionary<string, Parameter> _weights = [];
    private readonly double _dropout;

    public EncoderNetwork(BaseModel start, double dropout)
        : base(nameof(EncoderNetwork))
    {
        _dropout = dropout;
        const int width = BaseModel.Width;
        Add("words", start.Tensor("embeddings.word_embeddings.weight"), [start.Vocabulary.Length, width], trained: false);
        Add("places", start.Tensor("embeddings.position_embeddings.weight"), [512, width]);
        var row = start.Tensor("embeddings.token_type_embeddings.weight").AsSpan(0, width).ToArray();
        Add("types", [.. Enumerable.Repeat(row, TypeRows).SelectMany(values => values)], [TypeRows, width]);
        Norm("embedding", start, "embeddings");
        for (var layer = 0; layer < BaseModel.Layers; layer++)
        {
            var (own, theirs) = ($"{layer}", $"encoder.layer.{layer}");
            Linear(own + ".query", start.Product(layer, 0), start.Tensor(theirs + ".attention.self.query.bias"));
            Linear(own + ".key", start.Product(layer, 1), start.Tensor(theirs + ".attention.self.key.bias"));
            Linear(own + ".value", start.Product(layer, 2), start.Tensor(theirs + ".attention.self.value.bias"));
            Linear(own + ".out", start.Product(layer, 3), start.Tensor(theirs + ".attention.output.dense.bias"));
            Norm(own + ".attended", start, theirs + ".attention.output");
            Linear(own + ".wide", start.Product(layer, 4), start.Tensor(theirs + ".intermediate.dense.bias"));
            Linear(own + ".narrow", start.Product(layer, 5), start.Tensor(theirs + ".output.dense.bias"));
            Norm(own + ".done", start, theirs + ".output");
        }

        Head("names", 9);
        Head("namesBegin", 9);
        Head("sentiment", SentimentWidth);
        Head("sentimentBegin", 6);
        Head("tone", 3);
        Head("topics", TopicNames.All.Length);
        RegisterComponents();
    }

    public IReadOnlyDictionary<string, Parameter> Weights => _weights;

    /// <param name="ids">[B,T] int64.</param>
    /// <param name="types">[B,T] int64.</param>
    /// <param name="mask">[B,T] float, 1 real, 0 padding.</param>
    /// <returns>names [B,T,9], sentiment [B,T,<see cref="SentimentWidth"/>], tone [B,3], topics [B,17].</returns>
    public (Tensor Names, Tensor Sentiment, Tensor Tone, Tensor Topics) Forward(Tensor ids, Tensor types, Tensor mask)
    {
        var (batch, length) = (ids.shape[0], ids.shape[1]);
        var hidden = Pick("words", ids) + Pick("types", types) + _weights["places"].slice(0, 0, length, 1).unsqueeze(0);
        hidden = Drop(Normed("embedding", hidden));
        // Pairs with padding: an added −10,000 takes them out of the softmax.
        var bias = ((mask - 1) * 10_000).view(batch, 1, 1, length);
        for (var layer = 0; layer < BaseModel.Layers; layer++)
        {
            hidden = Layer($"{layer}", hidden, bias, batch, length);
        }

        var begin = hidden.select(1, 0);
        var names = Apply("names", hidden) + Apply("namesBegin", begin).unsqueeze(1);
        var own = nn.functional.pad(Apply("sentimentBegin", begin), [0, SentimentWidth - 6]);
        var sentiment = Apply("sentiment", Drop(hidden)) + own.unsqueeze(1);
        var weights = mask.unsqueeze(2);
        var vector = (hidden * weights).sum(1) / weights.sum(1);
        return (names, sentiment, Apply("tone", Drop(vector)), Apply("topics", Drop(vector)));
    }

    private Tensor Layer(string name, Tensor hidden, Tensor bias, long batch, long length)
    {
        Tensor Heads(string part) => Apply(name + part, hidden).view(batch, length, BaseModel.Heads, -1).transpose(1, 2);
        var attended = nn.functional.scaled_dot_product_attention(Heads(".query"), Heads(".key"), Heads(".value"), bias, p: training ? _dropout : 0);
        var joined = Apply(name + ".out", attended.transpose(1, 2).reshape(batch, length, BaseModel.Width));
        hidden = Normed(name + ".attended", hidden + Drop(joined));
        var narrow = Apply(name + ".narrow", nn.functional.gelu(Apply(name + ".wide", hidden)));
        return Normed(name + ".done", hidden + Drop(narrow));
    }

    private Tensor Pick(string table, Tensor rows) =>
        _weights[table].index_select(0, rows.flatten()).view(rows.shape[0], rows.shape[1], BaseModel.Width);

    private Tensor Apply(string name, Tensor input) => nn.functional.linear(input, _weights[name + ".weight"], _weights[name + ".bias"]);

    private Tensor Normed(string name, Tensor input) =>
        nn.functional.layer_norm(input, [BaseModel.Width], _weights[name + ".scale"], _weights[name + ".shift"], Epsilon);

    private Tensor Drop(Tensor input) => nn.functional.dropout(input, _dropout, training);

    private void Norm(string own, BaseModel start, string theirs)
    {
        Add(own + ".scale", start.Tensor($"{theirs}.{Vectors[0]}"), [BaseModel.Width]);
        Add(own + ".shift", start.Tensor($"{theirs}.{Vectors[1]}"), [BaseModel.Width]);
    }

    // ONNX has [in, out], torch wants [out, in].
    private void Linear(string name, float[] weights, float[] bias)
    {
        using var given = tensor(weights, [weights.Length / bias.Length, bias.Length], device: CPU);
        using var turned = given.transpose(0, 1).contiguous();
        Add(name + ".weight", turned.data<float>().ToArray(), [bias.Length, weights.Length / bias.Length]);
        Add(name + ".bias", bias, [bias.Length]);
    }

    private void Head(string name, int columns)
    {
        using var random = randn(columns, BaseModel.Width, device: CPU);
        using var small = random * 0.02;
        Add(name + ".weight", small.data<float>().ToArray(), [columns, BaseModel.Width]);
        Add(name + ".bias", new float[columns], [columns]);
    }

    private void Add(string name, float[] values, long[] shape, bool trained = true)
    {
        var parameter = new Parameter(tensor(values, shape), trained);
        _weights[name] = parameter;
        register_parameter(name.Replace('.', '_'), parameter);
    }
}
