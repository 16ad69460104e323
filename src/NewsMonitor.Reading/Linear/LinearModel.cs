using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NewsMonitor.Reading.Knowledge;

namespace NewsMonitor.Reading.Linear;

/// <summary>
/// Multinomial logistic regression over hashed features, as ML.NET trains it: probabilities are the softmax of (bias + Σ value·weights) /
/// temperature. Read by many threads.
/// </summary>
internal sealed class LinearModel
{
    private const int Lane = 4;
    private readonly float[] _weights;
    private readonly float[] _bias;
    private readonly int _lanes;

    /// <param name="classes">Number of classes.</param>
    /// <param name="weights">Row after row, one row per feature, one weight per class.</param>
    /// <param name="bias">One per class.</param>
    /// <param name="temperature">Above 1 it makes the model less sure; found on held-out data.</param>
    public LinearModel(int classes, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, float temperature)
    {
        Classes = classes;
        Rows = weights.Length / classes;
        Temperature = temperature;
        _lanes = (classes + Lane - 1) / Lane * Lane;
        _bias = new float[_lanes];
        bias.CopyTo(_bias);
        _weights = new float[Rows * _lanes];
        for (var row = 0; row < Rows; row++)
        {
            weights.Slice(row * classes, classes).CopyTo(_weights.AsSpan(row * _lanes));
        }
    }

    private LinearModel(LinearModel model, float temperature)
    {
        (Classes, Rows, _lanes, _bias, _weights) = (model.Classes, model.Rows, model._lanes, model._bias, model._weights);
        Temperature = temperature;
    }

    public int Classes { get; }

    /// <summary>A power of two.</summary>
    public int Rows { get; }

    public float Temperature { get; }

    public float WeightOf(int row, int label) => _weights[(row * _lanes) + label];

    /// <summary>The same weights, more or less sure.</summary>
    public LinearModel WithTemperature(float temperature) => new(this, temperature);

    /// <summary>The same model with other weights: <paramref name="change"/> gets row, class and weight.</summary>
    public LinearModel WithWeights(Func<int, int, float, float> change)
    {
        var weights = new float[Rows * Classes];
        for (var row = 0; row < Rows; row++)
        {
            for (var label = 0; label < Classes; label++)
            {
                weights[(row * Classes) + label] = change(row, label, WeightOf(row, label));
            }
        }

        return new(Classes, weights, _bias.AsSpan(0, Classes), Temperature);
    }

    /// <summary>Probabilities of the classes, into the first <see cref="Classes"/> places.</summary>
    public void Score(ReadOnlySpan<Feature> features, Span<double> into)
    {
        Span<float> sums = stackalloc float[_lanes];
        _bias.CopyTo(sums);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var total = ref MemoryMarshal.GetReference(sums);
        foreach (var feature in features)
        {
            var value = Vector128.Create(feature.Value);
            var row = (nuint)(feature.Row * _lanes);
            for (var lane = 0; lane < _lanes; lane += Lane)
            {
                var sum = Vector128.LoadUnsafe(ref total, (nuint)lane) + (value * Vector128.LoadUnsafe(ref weights, row + (nuint)lane));
                sum.StoreUnsafe(ref total, (nuint)lane);
            }
        }

        var largest = double.NegativeInfinity;
        for (var label = 0; label < Classes; label++)
        {
            largest = Math.Max(largest, sums[label]);
        }

        var all = 0.0;
        for (var label = 0; label < Classes; label++)
        {
            all += into[label] = Math.Exp((sums[label] - largest) / Temperature);
        }

        for (var label = 0; label < Classes; label++)
        {
            into[label] /= all;
        }
    }

    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">The file is no such model.</exception>
    public static LinearModel Load(string folder, string file) => ModelFiles.Read(folder, file, Parse);

    /// <summary>A model of so many classes and rows.</summary>
    /// <inheritdoc cref="Load(string, string)"/>
    public static LinearModel Load(string folder, string file, int classes, int rows) => ModelFiles.Read(folder, file, bytes =>
        Parse(bytes) is var model && model.Classes == classes && model.Rows == rows
            ? model
            : throw new InvalidDataException($"it has {model.Classes} classes and {model.Rows} rows in place of {classes} and {rows}."));

    private static LinearModel Parse(byte[] file)
    {
        ReadOnlySpan<byte> bytes = file;
        var classes = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        var rows = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var temperature = BinaryPrimitives.ReadSingleLittleEndian(bytes[8..]);
        if (classes < 1 || rows < 1 || !(temperature > 0) || bytes.Length != 12 + (classes * 4L) + ((long)rows * classes * 2))
        {
            throw new InvalidDataException("it is no model.");
        }

        var bias = MemoryMarshal.Cast<byte, float>(bytes.Slice(12, classes * 4));
        var halves = MemoryMarshal.Cast<byte, Half>(bytes[(12 + (classes * 4))..]);
        var weights = new float[rows * classes];
        for (var label = 0; label < classes; label++)
        {
            for (var row = 0; row < rows; row++)
            {
                weights[(row * classes) + label] = (float)halves[(label * rows) + row];
            }
        }

        return new(classes, weights, bias, temperature);
    }

    /// <summary>Weights are kept as half floats, class after class.</summary>
    public void Save(string folder, string file)
    {
        var bytes = new byte[12 + (Classes * 4) + (Rows * Classes * 2)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Classes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), Rows);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(8), Temperature);
        for (var label = 0; label < Classes; label++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(12 + (label * 4)), _bias[label]);
            for (var row = 0; row < Rows; row++)
            {
                BinaryPrimitives.WriteHalfLittleEndian(
                    bytes.AsSpan(12 + (Classes * 4) + (((label * Rows) + row) * 2)), (Half)WeightOf(row, label));
            }
        }

        ModelFiles.WriteBytes(folder, file, bytes);
    }
}

/// <summary>A feature of a text.</summary>
/// <param name="Row">Row of the weight table.</param>
/// <param name="Value">How strongly it holds.</param>
/// <param name="Token">The token it comes from, or −1.</param>
internal readonly record struct Feature(int Row, float Value, int Token);
