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
        var nothing = new ChannelTarget(null, null, null, signs ? [new(key, now, null)] : []);
        var target = Take(settings, await LookAsync(kind, nothing, settings, ct), nothing);
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

        var looked = await LookAsync(before.Kind, known, settings, ct);
        var name = Name(settings.Name);
        var changed = await channels.ChangeAsync(
            id,
            (channel, target) =>
            {
                // Only what was said is taken over: the channel may have been changed while the address was being looked at.
                var after = Take(settings, looked, target);
                var off = on switch { true => null, false => "Switched off by hand.", null => channel.OffReason };
                return (channel with { Name = name ?? channel.Name, Shown = AddressCheck.Shown(after), OffReason = off }, after);
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

    /// <summary>Where the settings lead, looked at; null: they do not say.</summary>
    private async Task<(Secret? Address, MailTarget? Mail)> LookAsync(ChannelKind kind, ChannelTarget before, ChannelSettings settings, CancellationToken ct)
    {
        Refuse(kind is ChannelKind.Email && settings.Address is not null, "address", "A channel of kind email has no address of the web; say 'to'.");
        Refuse(kind is not ChannelKind.Email && (settings.To is not null || settings.Server is not null), "to", $"A channel of kind {kind.Word()} goes to an 'address', not to a mailbox.");
        Refuse(kind is not (ChannelKind.Ntfy or ChannelKind.Alertmanager) && settings.Token is not null, "token", $"A channel of kind {kind.Word()} takes no token.");
        if (kind is ChannelKind.Email)
        {
            return (null, await check.MailAsync(before.Mail, settings, ct));
        }

        Refuse(settings.Token is { Length: > MaxToken } || settings.Token?.Any(c => c is <= ' ' or > '~') is true, "token", $"A token has at most {MaxToken} characters, plain ones without spaces.");
        Refuse(settings.Address is null && before.Address is null, "address", $"A channel of kind {kind.Word()} needs an address.");
        return (settings.Address is { } address ? new Secret(await check.WebAsync(kind, address, ct)) : null, null);
    }

    private static ChannelTarget Take(ChannelSettings settings, (Secret? Address, MailTarget? Mail) looked, ChannelTarget target)
    {
        var address = looked.Address ?? target.Address;
        return target with
        {
            Address = address,
            Token = settings.Token switch
            {
                // A token that was given for one server is not handed to another.
                null => target.Address is { } known && IsSameServer(known.Value, address!.Value.Value) ? target.Token : null,
                "" => null,
                var token => new Secret(token),
            },
            Mail = looked.Mail is { } mail && target.Mail is { } before
                ? new(settings.To is null ? before.To : mail.To, settings.Server is null ? before.Server : mail.Server)
                : looked.Mail,
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
