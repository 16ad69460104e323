namespace NewsMonitor.Deliveries;

/// <summary>What people say of a channel when they make or change it. Null: not said; when changing, it stays as it is.</summary>
/// <param name="Kind">webhook, email, slack, discord, teams, ntfy or alertmanager.</param>
/// <param name="Name">At most 100 characters; when making, the kind and where it leads where it is not said.</param>
/// <param name="Address">Of all kinds but e-mail.</param>
/// <param name="Token">Of ntfy and alertmanager: sent as bearer. Empty: none.</param>
/// <param name="To">Of e-mail: one address.</param>
/// <param name="Server">Of e-mail; not said: the program's.</param>
public sealed record ChannelSettings(string? Kind, string? Name, string? Address, string? Token, string? To, MailServerSettings? Server);

/// <param name="Port">Not said: 587, with tls 465.</param>
/// <param name="Security">starttls (standard), tls or none.</param>
/// <param name="From">The sender's address.</param>
public sealed record MailServerSettings(string? Host, int? Port, string? Security, string? From, string? User, string? Password);
