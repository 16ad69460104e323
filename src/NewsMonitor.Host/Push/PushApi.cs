using System.IO.Pipelines;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;
using NewsMonitor.Domain;
using NewsMonitor.Host.Access;
using NewsMonitor.Host.Api;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Push;

/// <summary><c>POST /articles</c>: one object, an array, or NDJSON, streamed both ways; each article is answered after its commit.</summary>
internal sealed class PushApi(
    ArticlePipeline pipeline, KeptAnswers kept, IOptions<PushOptions> options, IOptions<JsonOptions> json, TimeProvider time)
{
    private const string Stopping = "the program is stopping; send it again";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/articles", (HttpContext context, PushApi push) => push.PushAsync(context))
            .Needs(Scope.Push).TakesMany("application/x-ndjson", nameof(ArticleInput), ArticleSchema.Make).WithSummary("Push articles: one object, an array, or NDJSON")
            .Produces<PushResult[]>();
        api.MapPost("/articles/paste", (PasteRequest request, PushApi push, CancellationToken ct) => push.PasteAsync(request, ct))
            .Needs(Scope.Push).WithSummary("Add a text as pasted: headline in the first line, then the body; with its section and language where they are known");
    }

    private async Task<PushResult> PasteAsync(PasteRequest request, CancellationToken ct)
    {
        var input = PastedText.Parse(request.Text ?? "") with { Section = request.Section, Language = request.Language };
        var admission = ArticleDoor.Admit(input, Way.Paste, time.GetUtcNow());
        var receipt = await await pipeline.SubmitAsync(admission, Way.Paste, ct);
        return ToResult(0, admission, receipt);
    }

    private async Task<IResult> PushAsync(HttpContext context)
    {
        var type = context.Request.ContentType ?? "";
        var isLines = type.StartsWith("application/x-ndjson", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/jsonl", StringComparison.OrdinalIgnoreCase);
        if (!isLines && !context.Request.HasJsonContentType())
        {
            return Results.Problem(statusCode: StatusCodes.Status415UnsupportedMediaType, title: "That cannot be read",
                detail: "Send application/json (one object or an array) or application/x-ndjson (one object per line).");
        }

        Lift(context, isLines ? null : options.Value.MaxJsonBytes);
        var fate = new Fate();
        return await kept.RunAsync(context, () => !fate.IsTransient, (request, response) => StreamAsync(context, request, response, isLines, fate));
    }

    // A push may be slow and long. Kestrel would end a body under 240 bytes/s; our own bound is a sender that says nothing at all.
    private static void Lift(HttpContext context, long? bytes)
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = bytes;
        }
    }

    private async Task<IResult> StreamAsync(HttpContext context, Stream request, Stream response, bool isLines, Fate fate)
    {
        var shape = isLines ? AnswerShape.Lines : AnswerShape.Array;
        var aborted = context.RequestAborted;
        await using var watched = new IdleStream(request, options.Value.Idle, time);
        var pipe = PipeReader.Create(watched, new(leaveOpen: true));
        var items = (isLines ? NdjsonReader.ReadAsync(pipe, aborted) : JsonBodyReader.ReadAsync(pipe, options.Value.MaxJsonBytes, aborted)).GetAsyncEnumerator(aborted);
        try
        {
            // The first one is taken before the answer begins, so that a body that is no JSON at all and a full queue get a status of their own.
            if (!await items.MoveNextAsync())
            {
                return isLines ? await AnswerNothingAsync(context, shape) : Problems.BadRequest("The body is empty.");
            }

            if (items.Current is Pushed.Broken { Reason: var reason })
            {
                return Problems.BadRequest(reason);
            }

            if (Begin(items.Current, 0, fate) is not { } first)
            {
                return Problems.Busy(context, "More articles are waiting to be read than may wait. Nothing of this request was taken; send it again.");
            }

            context.Response.ContentType = shape.ContentType;
            var answers = new AnswerStream(response, shape, json.Value.SerializerOptions, options.Value.MaxPendingResults);
            await answers.AddAsync(first, aborted);
            var writing = answers.WriteAsync(aborted);
            try
            {
                await FeedAsync(items, answers, writing, fate, aborted);
            }
            finally
            {
                await writing;
            }

            return Results.Empty;
        }
        finally
        {
            await items.DisposeAsync();
            await pipe.CompleteAsync();
        }
    }

    private static async Task<IResult> AnswerNothingAsync(HttpContext context, AnswerShape shape)
    {
        context.Response.ContentType = shape.ContentType;
        await context.Response.StartAsync(context.RequestAborted);
        return Results.Empty;
    }

    private async Task FeedAsync(IAsyncEnumerator<Pushed> items, AnswerStream answers, Task writing, Fate fate, CancellationToken aborted)
    {
        var index = 1;
        try
        {
            while (!writing.IsCompleted && await items.MoveNextAsync())
            {
                await answers.AddAsync(await SubmitAsync(items.Current, index, fate, aborted), aborted);
                index++;
            }
        }
        catch (Exception error) when (error is IdleException or BadHttpRequestException or IOException or ChannelClosedException)
        {
            fate.IsTransient = true;
            // What came before stands and is answered; the last line says where and why it ended.
            await answers.AddAsync(Task.FromResult(Refused(index, null, null, error is ChannelClosedException ? Stopping : error.Message)), aborted);
        }
        finally
        {
            answers.Complete();
        }
    }

    /// <summary>Null: the queue is full.</summary>
    private Task<PushResult>? Begin(Pushed item, int index, Fate fate)
    {
        if (Refuse(item, index) is { } refused)
        {
            return Task.FromResult(refused);
        }

        var admission = ArticleDoor.Admit(((Pushed.One)item).Input, Way.Push, time.GetUtcNow());
        return pipeline.TrySubmit(admission, Way.Push, out var receipt) ? AnswerAsync(index, admission, receipt, fate) : null;
    }

    private async Task<Task<PushResult>> SubmitAsync(Pushed item, int index, Fate fate, CancellationToken ct)
    {
        if (Refuse(item, index) is { } refused)
        {
            return Task.FromResult(refused);
        }

        var admission = ArticleDoor.Admit(((Pushed.One)item).Input, Way.Push, time.GetUtcNow());
        return AnswerAsync(index, admission, await pipeline.SubmitAsync(admission, Way.Push, ct), fate);
    }

    private static PushResult? Refuse(Pushed item, int index) => item switch
    {
        Pushed.Bad bad => Refused(index, null, null, bad.Reason),
        Pushed.Broken broken => Refused(index, null, null, broken.Reason),
        _ => null,
    };

    private async Task<PushResult> AnswerAsync(int index, Admission admission, Task<Receipt> receipt, Fate fate)
    {
        try
        {
            return ToResult(index, admission, await receipt);
        }
        catch (Exception error)
        {
            fate.IsTransient = true;

            // The pipeline has logged it. The sender learns that this one was not kept; the others are answered on their own.
            return Refused(index, SourceOf(admission), IdOf(admission), error is OperationCanceledException
                ? Stopping
                : "it could not be committed; send it again: " + error.Message);
        }
    }

    private PushResult ToResult(int index, Admission admission, Receipt receipt)
    {
        var (source, id, note) = (SourceOf(admission), IdOf(admission), NoteOf(admission));
        return receipt switch
        {
            Receipt.Accepted r => new(index, source, id, "accepted", r.Position.Value, r.Article.Value, note),
            Receipt.Updated r => new(index, source, id, "updated", r.Position.Value, r.Article.Value, note),
            Receipt.Duplicate r => new(index, source, id, "duplicate", r.Position.Value, r.Article.Value, note),
            Receipt.Withdrawn r => new(index, source, id, "withdrawn", r.Position.Value, r.Article.Value, note),
            Receipt.Rejected r => Refused(index, source, id, r.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static PushResult Refused(int index, string? source, string? id, string reason) => new(index, source, id, "rejected", null, null, reason);

    private static string? SourceOf(Admission admission) => admission switch
    {
        Admission.Text text => text.Article.Key.Source,
        Admission.Withdrawal withdrawal => withdrawal.Key.Source,
        Admission.Rejected rejected => rejected.Source,
        _ => null,
    };

    private static string? IdOf(Admission admission) => admission switch
    {
        Admission.Text text => text.Article.Key.Id,
        Admission.Withdrawal withdrawal => withdrawal.Key.Id,
        Admission.Rejected rejected => rejected.Id,
        _ => null,
    };

    private string? NoteOf(Admission admission)
    {
        var notes = admission switch
        {
            Admission.Text text => text.Notes,
            Admission.Withdrawal withdrawal => withdrawal.Notes,
            _ => [],
        };
        if (admission is Admission.Text { Article.PublishedAt: { } published } && EventTime.Of(published, time.GetUtcNow(), Way.Push).DateSuspect)
        {
            notes = notes.Add("publishedAt cannot be right; a first version of this article counts at its arrival");
        }

        return notes.IsEmpty ? null : string.Join("; ", notes);
    }

    /// <summary>What became of a request as a whole; written from many tasks.</summary>
    private sealed class Fate
    {
        private volatile bool _isTransient;

        /// <summary>Something was refused that the same request may bring through later.</summary>
        public bool IsTransient { get => _isTransient; set => _isTransient = value; }
    }
}

/// <param name="Section">The section it is of: a hint for topics, as in <c>POST /analyze</c>.</param>
/// <param name="Language">Null: told from the text.</param>
public sealed record PasteRequest(string Text, string? Section = null, string? Language = null);
