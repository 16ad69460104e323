namespace NewsMonitor.Domain.Notices;

/// <summary>What a message of the alerts' life knows by id only, as people know it.</summary>
/// <param name="Rule">Name of a rule by its id.</param>
/// <param name="Subject">Name of a subject.</param>
/// <param name="Url">Where an article's source has it; null: nowhere.</param>
public sealed record NoticeNames(Func<string, string> Rule, Func<SubjectId, string> Subject, Func<ArticleId, string?> Url);
