using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using CsCheck;
using NewsMonitor.Domain;
using NewsMonitor.Intake;

namespace NewsMonitor.Intake.Tests;

/// <summary>Valid things, so that a test states only what matters to it.</summary>
internal static class Some
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static ArticleInput Input { get; } = new() { Source = "bbc", Id = "1", Title = "A headline", Body = "A body.", Url = "https://example.org/1" };

    public static Admission.Text Text(string id = "1", string body = "A body.") =>
        (Admission.Text)ArticleDoor.Admit(Input with { Id = id, Body = body }, Way.Push, Now);

    public static Admission.Withdrawal Withdrawal(string id = "1") =>
        (Admission.Withdrawal)ArticleDoor.Admit(Input with { Id = id, Withdrawn = true }, Way.Push, Now);

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>A pipe that brings the bytes in pieces of this size.</summary>
    public static PipeReader Pipe(byte[] bytes, int chunk) => new Drip(bytes, chunk);

    public static PipeReader Pipe(string text, int chunk = 7) => Pipe(Encoding.UTF8.GetBytes(text), chunk);

    public static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
        {
            all.Add(item);
        }

        return all;
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory, Piece? before)
        {
            Memory = memory;
            RunningIndex = before is null ? 0 : before.RunningIndex + before.Memory.Length;
            before?.Next = this;
        }
    }

    private sealed class Drip(byte[] bytes, int chunk) : PipeReader
    {
        private int _consumed, _shown;
        private ReadOnlySequence<byte> _buffer;

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            _shown = Math.Min(bytes.Length, _shown + chunk);
            Piece? first = null, last = null;
            for (var at = _consumed; at < _shown; at += chunk)
            {
                last = new(bytes.AsMemory(at, Math.Min(chunk, _shown - at)), last);
                first ??= last;
            }

            _buffer = first is null ? ReadOnlySequence<byte>.Empty : new(first, 0, last!, last!.Memory.Length);
            return new(new ReadResult(_buffer, isCanceled: false, isCompleted: _shown == bytes.Length));
        }

        public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
            _consumed += (int)_buffer.Slice(0, consumed).Length;

        public override bool TryRead(out ReadResult result) => throw new NotSupportedException();

        public override void CancelPendingRead() => throw new NotSupportedException();

        public override void Complete(Exception? exception = null)
        {
        }
    }
}
