using System.Buffers;

namespace NewsMonitor.Intake;

/// <summary>
/// Finds where the elements of a JSON array (or the one object) begin and end, byte by byte over any chunks, each byte once. Knows brackets
/// and strings only: whether an element is JSON is the parser's question, so that a bad one does not end the rest.
/// </summary>
internal sealed class ElementCutter
{
    private enum Place
    {
        Before,
        Between,
        Inside,
        After,
    }

    private Place _place;
    private bool _isArray, _inString, _escaped;
    private int _depth;

    /// <summary>Elements begun so far.</summary>
    public long Count { get; private set; }

    /// <summary>What is wrong with the document as a whole; null: nothing yet.</summary>
    public string? Fault { get; private set; }

    /// <summary>The document has ended as it should.</summary>
    public bool IsComplete => _place == Place.After && Fault is null;

    /// <summary>What is said where the bytes end early.</summary>
    public string Truncated => _place switch
    {
        Place.Before => "the body is empty",
        Place.Inside => $"the JSON ends in the middle of element {Count}",
        _ => $"the JSON ends after element {Count} without closing its array",
    };

    /// <summary>
    /// Looks at the bytes from <paramref name="from"/> on. True: <paramref name="element"/> is [start, end) in the buffer.
    /// <paramref name="keep"/> is from where bytes are still needed; <paramref name="seen"/> up to where they were looked at.
    /// </summary>
    public bool Next(ReadOnlySequence<byte> buffer, ref long keep, ref long seen, out (long Start, long End) element)
    {
        element = default;
        foreach (var memory in buffer.Slice(seen))
        {
            foreach (var b in memory.Span)
            {
                if (Fault is not null)
                {
                    return false;
                }

                if (_place == Place.Inside && StepInside(b, out var endsBefore))
                {
                    seen += endsBefore ? 0 : 1;
                    element = (keep, seen);
                    keep = seen;
                    _place = _isArray ? Place.Between : Place.After;
                    return true;
                }

                if (_place != Place.Inside)
                {
                    StepOutside(b, seen, ref keep);
                }

                seen++;
            }
        }

        return false;
    }

    private bool StepInside(byte b, out bool endsBefore)
    {
        endsBefore = false;
        if (_inString)
        {
            _inString = _escaped || b != '"';
            _escaped = !_escaped && b == '\\';
            return !_inString && _depth == 0;
        }

        switch (b)
        {
            case (byte)'"':
                _inString = true;
                return false;
            case (byte)'{' or (byte)'[':
                _depth++;
                return false;
            case (byte)'}' or (byte)']' when _depth > 0:
                return --_depth == 0;
            case (byte)',' or (byte)']' or (byte)'}' when _depth == 0:
                return endsBefore = true;
            default:
                return false;
        }
    }

    private void StepOutside(byte b, long at, ref long keep)
    {
        keep = at + 1;
        if (b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' || (at < 3 && b is 0xEF or 0xBB or 0xBF && _place == Place.Before))
        {
            return;
        }

        switch (_place)
        {
            case Place.Before when b == '[':
                (_place, _isArray) = (Place.Between, true);
                break;
            case Place.Before when b != '{':
                Fault = "an object or an array was expected";
                break;
            case Place.Between when b == ']':
                _place = Place.After;
                break;
            case Place.Between when b == ',':
                break;
            case Place.After:
                Fault = _isArray ? "something follows the end of the array" : "more than one object: send an array, or NDJSON as application/x-ndjson";
                break;
            default:
                (_place, _depth, _inString, _escaped) = (Place.Inside, 0, false, false);
                Count++;
                keep = at;
                StepInside(b, out _);
                break;
        }
    }
}
