using System.Globalization;
using System.Text;
using NewsMonitor.Domain;
using NewsMonitor.Domain.Queries;
using NewsMonitor.Host.Api;
using NewsMonitor.Log;

namespace NewsMonitor.Host.Exporting;

/// <summary>An export as it is asked for, before anybody has looked at it: the query of the API's call, the options of the command.</summary>
internal sealed record ExportRequest(
    string? From = null, string? To = null, string? Subject = null, string? Query = null, string? Source = null, string? Format = null, bool Gzip = false)
{
    /// <exception cref="BadParameterException">A part of it is wrong.</exception>
    /// <exception cref="QueryException">Its query is.</exception>
    public ExportOrder ToOrder()
    {
        var (from, to) = (Parameters.Time("from", From), Parameters.Time("to", To));
        if (from is not null && to is not null && Minute.Of(from.Value) >= Minute.Of(to.Value))
        {
            throw new BadParameterException($"from '{From}' is not before to '{To}': no minute lies between them.", "from");
        }

        if (!ExportFormats.TryParse(Format ?? ExportFormat.JsonLines.Word(), out var format))
        {
            throw new BadParameterException($"format '{(Format!.Length <= 60 ? Format : Format[..60] + "…")}' is not one of {ExportFormats.Words}.", "format");
        }

        if (Gzip && format is ExportFormat.Parquet)
        {
            throw new BadParameterException("gzip cannot be asked for with parquet: such a file is packed in itself.", "gzip");
        }

        return new(
            new(
                Subject is null ? null : Parameters.Subject(Subject), Parameters.Query(Query), string.IsNullOrEmpty(Source) ? null : Source,
                from is { } first ? Minute.Of(first) : null, to is { } end ? Minute.Of(end) : null),
            format, Gzip);
    }

    /// <summary>The same as the query of the API's call.</summary>
    public string ToQuery()
    {
        var query = new StringBuilder("?format=").Append(Uri.EscapeDataString(Format ?? ExportFormat.JsonLines.Word()));
        foreach (var (name, value) in new[] { ("from", From), ("to", To), ("subject", Subject), ("query", Query), ("source", Source) })
        {
            if (value is not null)
            {
                query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }

        return query.Append(Gzip ? "&gzip=true" : "").ToString();
    }
}

/// <summary>An export whose parts cannot be wrong.</summary>
internal sealed record ExportOrder(ExportFilter Filter, ExportFormat Format, bool Gzip)
{
    /// <summary>What a file of it is called: <c>newsmonitor-20250301-20250401-at-41230.jsonl</c>.</summary>
    public string FileName(Position position)
    {
        var name = new StringBuilder("newsmonitor");
        foreach (var minute in new[] { Filter.From, Filter.To })
        {
            if (minute is { } at)
            {
                name.Append('-').Append(at.Start.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
            }
        }

        return name.Append(CultureInfo.InvariantCulture, $"-at-{position}.{Format.Word()}").Append(Gzip ? ".gz" : "").ToString();
    }
}
