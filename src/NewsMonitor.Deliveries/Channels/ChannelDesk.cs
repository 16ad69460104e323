using System.Security.Cryptography;
using NewsMonitor.Intake;
using NewsMonitor.Log;

namespace NewsMonitor.Deliveries;

/// <summary>Makes and changes channels: what is not a way to anybody is refused here, with the reason, and never stored.</summary>
public sealed class ChannelDesk(AddressCheck check, IChannelStore channels, TimeProvider time)
{
    private const int MaxName = 100;
    private const int MaxToken = 500;
    private const int IdBytes = 6;

    /// <summary>The channel, and the key that signs its webhooks: it is shown now and never again. Null: the kind signs nothing.</summary>
    /// <exception cref="ChannelRefusedException">It cannot be so.</exception>
    public async Task<(DeliveryChannel Channel, Secret? Key)> AddAsync(ChannelSettings settings, CancellationToken ct)
    {
        if (!ChannelKinds.TryParse(settings.Kind, out var kind))
        {
            throw new ChannelRefusedException(
                "kind", $"kind '{PlainText.Line(settings.Kind, 60)}' is not one of {string.Join(", ", Enum.GetValues<ChannelKind>().Select(ChannelKinds.Word))}.");
        }

        var key = WebhookKey.Make();
        var now = time.GetUtcNow();
        var signs = kind is ChannelKind.Webhook or ChannelKind.Email;
        var target = await TargetAsync(kind, new(null, null, null, signs ? [new(key, now, null)] : []), settings, ct);
        var shown = AddressCheck.Shown(target);
        var name = Name(settings.Name) ?? Name($"{kind.Word()} {shown}")!;
        var channel = new DeliveryChannel(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), kind, name, shown, null, now);
        return await channels.AddAsync(channel, target, ct) switch
        {
            ChannelAdded.Added => (channel, kind is ChannelKind.Webhook ? key : null),
            ChannelAdded.NameTaken => throw new ChannelRefusedException("name", $"There is a channel named '{name}' already."),
            _ => throw new ChannelRefusedException("kind", $"There are {IChannelStore.MaxChannels} channels already, which is the most."),
        };
    }

    /// <summary>Null: there is no such channel.</summary>
    /// <exception cref="ChannelRefusedException">It cannot be so.</exception>
    public async Task<DeliveryChannel?> ChangeAsync(string id, ChannelSettings settings, bool? on, CancellationToken ct)
    {
        if (await channels.OpenAsync(id, ct) is not var (before, known))
        {
            return null;
        }

        if (settings.Kind is { } kind && kind != before.Kind.Word())
        {
            throw new ChannelRefusedException("kind", $"A channel keeps its kind, here {before.Kind.Word()}. Make a new one.");
        }

        var said = await TargetAsync(before.Kind, known, settings, ct);
        var name = Name(settings.Name) ?? before.Name;
        var changed = await channels.ChangeAsync(
            id,
            (channel, target) =>
            {
                // Only what was said is taken over: keys may have been rotated and the channel switched off while the address was being looked at.
                var after = target with { Address = said.Address, Token = said.Token, Mail = said.Mail };
                var off = on switch { true => null, false => "Switched off by hand.", null => channel.OffReason };
                return (channel with { Name = name, Shown = AddressCheck.Shown(after), OffReason = off }, after);
            },
            ct);
        return changed is null && await channels.GetAsync(id, ct) is not null
            ? throw new ChannelRefusedException("name", $"There is a channel named '{name}' already.")
            : changed;
    }

    /// <summary>A new key, which is shown now and never again; the old one signs beside it for a day. Null: no such channel.</summary>
    /// <exception cref="ChannelRefusedException">Its kind signs nothing.</exception>
    public async Task<(DeliveryChannel Channel, Secret Key)?> RotateAsync(string id, CancellationToken ct)
    {
        if (await channels.GetAsync(id, ct) is { Kind: not ChannelKind.Webhook } other)
        {
            throw new ChannelRefusedException("kind", $"Only webhooks are signed, not {other.Kind.Word()}.");
        }

        var key = WebhookKey.Make();
        return await channels.ChangeAsync(id, (channel, target) => (channel, target.Rotate(key, time.GetUtcNow())), ct) is { } rotated ? (rotated, key) : null;
    }

    private async Task<ChannelTarget> TargetAsync(ChannelKind kind, ChannelTarget before, ChannelSettings settings, CancellationToken ct)
    {
        Refuse(kind is ChannelKind.Email && settings.Address is not null, "address", "A channel of kind email has no address of the web; say 'to'.");
        Refuse(kind is not ChannelKind.Email && (settings.To is not null || settings.Server is not null), "to", $"A channel of kind {kind.Word()} goes to an 'address', not to a mailbox.");
        Refuse(kind is not (ChannelKind.Ntfy or ChannelKind.Alertmanager) && settings.Token is not null, "token", $"A channel of kind {kind.Word()} takes no token.");
        if (kind is ChannelKind.Email)
        {
            return before with { Mail = await check.MailAsync(before.Mail, settings, ct) };
        }

        Refuse(settings.Token is { Length: > MaxToken } || settings.Token?.Any(c => c is <= ' ' or > '~') is true, "token", $"A token has at most {MaxToken} characters, plain ones without spaces.");
        Refuse(settings.Address is null && before.Address is null, "address", $"A channel of kind {kind.Word()} needs an address.");
        var leadsTo = settings.Address is { } address ? new Secret(await check.WebAsync(kind, address, ct)) : before.Address!.Value;

        // A token that was given for one server is not handed to another.
        var kept = before.Address is { } known && IsSameServer(known.Value, leadsTo.Value) ? before.Token : null;
        return before with
        {
            Address = leadsTo,
            Token = settings.Token is null ? kept : settings.Token.Length > 0 ? new Secret(settings.Token) : null,
        };
    }

    private static bool IsSameServer(string one, string other) =>
        Uri.Compare(new(one), new(other), UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private static string? Name(string? said)
    {
        if (said is null)
        {
            return null;
        }

        var name = PlainText.Line(said, MaxName);
        return name.Length > 0 ? name : throw new ChannelRefusedException("name", "A name has at least one character that can be seen.");
    }

    private static void Refuse(bool wrong, string field, string why)
    {
        if (wrong)
        {
            throw new ChannelRefusedException(field, why);
        }
    }
}
