using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using NewsMonitor.Reading.Knowledge;

namespace NewsMonitor.Reading.Encoder;

/// <summary>The encoder's file in ONNX Runtime. One for all threads; each run uses the caller's thread alone.</summary>
internal sealed class EncoderModel : IDisposable
{
    public const string FileName = "encoder.onnx";

    /// <summary>Numbers of a vector.</summary>
    public const int Width = 384;

    private static readonly string[] Inputs = ["ids", "types"];
    private static readonly string[] Outputs = ["names", "sentiment", "tone", "vector"];
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();

    // The owner and the leases that are held.
    private int _users = 1;
    private int _disposed;

    private EncoderModel(InferenceSession session) => _session = session;

    /// <exception cref="FileNotFoundException">The file is missing.</exception>
    /// <exception cref="InvalidDataException">The file is no encoder.</exception>
    public static EncoderModel Load(string folder)
    {
        var path = ModelFiles.Require(folder, FileName);
        try
        {
            using var options = new SessionOptions
            {
                IntraOpNumThreads = 1,
                InterOpNumThreads = 1,
                ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
                // Every sentence has its own length: patterns of memory would be kept for each.
                EnableMemoryPattern = false,
                LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
            };
            options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
            return Checked(new(new(path, options)), path);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InvalidDataException($"'{path}' is no encoder: {error.Message}", error);
        }
    }

    /// <summary>Runs one passage.</summary>
    /// <param name="ids">Its word pieces.</param>
    /// <param name="types">How their words are written.</param>
    /// <returns>names [1 × pieces × 9], sentiment [1 × pieces × <see cref="TargetSentiment.Width"/>], tone [1 × 3], vector [1 × <see cref="Width"/>]; to be disposed of.</returns>
    public IDisposableReadOnlyCollection<OrtValue> Run(Memory<long> ids, Memory<long> types)
    {
        long[] shape = [1, ids.Length];
        using var idValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, ids, shape);
        using var typeValue = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, types, shape);
        return _session.Run(_options, Inputs, [idValue, typeValue], Outputs);
    }

    /// <summary>Keeps the model for as long as the lease is held.</summary>
    /// <exception cref="ObjectDisposedException">It is disposed of.</exception>
    public Lease Use()
    {
        for (var users = Volatile.Read(ref _users); users > 0; users = Volatile.Read(ref _users))
        {
            if (Interlocked.CompareExchange(ref _users, users + 1, users) == users)
            {
                return new(this);
            }
        }

        throw new ObjectDisposedException(nameof(StandardReader));
    }

    /// <summary>No new lease is given; the last one held ends the session, whose memory is not the garbage collector's.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            Leave();
        }
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _session.Dispose();
            _options.Dispose();
        }
    }

    /// <summary>To be disposed of once.</summary>
    public readonly struct Lease(EncoderModel model) : IDisposable
    {
        public void Dispose() => model.Leave();
    }

    private static bool IsEncoder(InferenceSession session) =>
        Inputs.All(session.InputMetadata.ContainsKey) && Outputs.All(session.OutputMetadata.ContainsKey)
        && session.OutputMetadata["names"].Dimensions is [.., Names.NameTags.Count] && session.OutputMetadata["tone"].Dimensions is [.., 3]
        && session.OutputMetadata["sentiment"].Dimensions is [.., TargetSentiment.Width] && session.OutputMetadata["vector"].Dimensions is [.., Width];

    // An empty sentence: a graph whose parts do not fit together fails here, and not at the first article.
    private static EncoderModel Checked(EncoderModel model, string path)
    {
        try
        {
            if (IsEncoder(model._session))
            {
                using var outputs = model.Run(new long[] { WordPieces.Begin, WordPieces.End }, new long[2]);
                if (float.IsFinite(TensorPrimitives.Sum(outputs[0].GetTensorDataAsSpan<float>())))
                {
                    return model;
                }
            }

            throw new InvalidDataException($"'{path}' is no encoder of this program: its numbers are not ids, types → names, sentiment, tone, vector.");
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
