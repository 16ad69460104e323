using System.Collections.Frozen;
using NewsMonitor.Domain;

namespace NewsMonitor.Intake;

/// <summary>Addresses as articles carry them: absolute, http or https, without user names and without the parameters that only count clicks.</summary>
public static class WebAddress
{
    private static readonly FrozenSet<string> Tracking = new[]
    {
        "fbclid", "gclid", "dclid", "gclsrc", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid",
        "_hsenc", "_hsmi", "mkt_tok", "oly_anon_id", "oly_enc_id", "vero_id", "vero_conv", "wickedid", "xtor", "cmpid", "ocid", "ncid", "guccounter",
        "guce_referrer", "guce_referrer_sig", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee", "at_medium", "at_campaign",
        "at_custom1", "at_custom2", "at_custom3", "at_custom4", "at_link_id", "at_link_type", "at_link_origin", "at_format", "at_ptr_name",
        "at_bbc_team", "wt.mc_id", "wt.mc_ev", "traffic_source", "feedtype", "feedname",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The address in its normal form; null where it is not an http or https address or has more than <see cref="Article.MaxUrl"/> characters.
    /// </summary>
    /// <param name="from">What a relative address is relative to; null: only absolute ones are taken.</param>
    public static string? Normalise(string? address, Uri? from = null)
    {
        var text = CleanText.Line(address).Replace(" ", "%20", StringComparison.Ordinal);
        if (text.Length is 0 or > 8_192 || Parse(text, from) is not { } uri || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            return null;
        }

        var plain = new UriBuilder(uri) { UserName = "", Password = "", Query = WithoutTracking(uri.Query) };
        if (plain.Fragment.StartsWith("#xtor", StringComparison.Ordinal) || plain.Fragment.StartsWith("#utm_", StringComparison.Ordinal))
        {
            plain.Fragment = "";
        }

        var whole = plain.Uri.AbsoluteUri;
        return whole.Length <= Article.MaxUrl ? whole : null;
    }

    private static Uri? Parse(string text, Uri? from)
    {
        // On Unix "/path" alone parses as a file's address; a relative address has to win over it.
        if (Uri.TryCreate(text, UriKind.Absolute, out var absolute) && !text.StartsWith('/'))
        {
            return absolute;
        }

        return from is not null && Uri.TryCreate(from, text, out var joined) ? joined : null;
    }

    private static string WithoutTracking(string query)
    {
        if (query.Length <= 1)
        {
            return "";
        }

        var kept = query[1..].Split('&').Where(p => !IsTracking(p.AsSpan(0, p.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? at : p.Length)));
        return string.Join('&', kept);
    }

    private static bool IsTracking(ReadOnlySpan<char> name) =>
        name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
