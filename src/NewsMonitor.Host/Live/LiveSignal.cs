using System.Collections.Concurrent;
using System.Collections.Immutable;
using NewsMonitor.Grains.Contracts;

namespace NewsMonitor.Host.Live;

/// <summary>
/// Where this process hears what the follower has brought to the grains: once per batch, however many browsers watch. Says only that
/// there is something newer; who watches asks for the state itself.
/// </summary>
public sealed class LiveSignal : IFollowerObserver
{
    private readonly ConcurrentDictionary<string, Mark> _watched = new(StringComparer.Ordinal);
    private long _followed;
    private long _told;

    /// <summary>The last position that all grains have, as far as this process has heard.</summary>
    public long Followed => Volatile.Read(ref _followed);

    private void MoveTo(long position) => Volatile.Write(ref _followed, Math.Max(position, Volatile.Read(ref _followed)));

    void IFollowerObserver.Followed(long position, ImmutableArray<string> subjects)
    {
        MoveTo(position);
        Interlocked.Increment(ref _told);
        if (subjects.IsDefault)
        {
            foreach (var mark in _watched.Values)
            {
                mark.Changed();
            }

            return;
        }

        if (_watched.IsEmpty)
        {
            return;
        }

        foreach (var subject in subjects)
        {
            if (_watched.TryGetValue(subject, out var mark))
            {
                mark.Changed();
            }
        }
    }

    /// <summary>Rises with everything heard from the follower, also where the position stays: equal values, nothing happened between.</summary>
    public long Told => Volatile.Read(ref _told);

    /// <summary>Begins to count the changes of a subject; dispose to end.</summary>
    public Interest Watch(string subject)
    {
        while (true)
        {
            var mark = _watched.GetOrAdd(subject, static _ => new Mark());
            if (mark.TryJoin())
            {
                return new(this, subject, mark);
            }
        }
    }

    private void Leave(string subject, Mark mark)
    {
        if (mark.Leave())
        {
            _watched.TryRemove(new(subject, mark));
        }
    }

    /// <summary>One watcher's interest in a subject.</summary>
    public sealed class Interest : IDisposable
    {
        private readonly LiveSignal _signal;
        private readonly string _subject;
        private readonly Mark _mark;
        private bool _left;

        internal Interest(LiveSignal signal, string subject, Mark mark) => (_signal, _subject, _mark) = (signal, subject, mark);

        /// <summary>Rises with every change heard of; equal values: nothing happened between.</summary>
        public long Version => _mark.Version;

        public void Dispose()
        {
            if (!_left)
            {
                _left = true;
                _signal.Leave(_subject, _mark);
            }
        }
    }

    internal sealed class Mark
    {
        private long _version;
        private int _watchers;

        public long Version => Volatile.Read(ref _version);

        public void Changed() => Interlocked.Increment(ref _version);

        // A mark that its last watcher has left is dead: it may already be out of the dictionary.
        public bool TryJoin()
        {
            lock (this)
            {
                if (_watchers < 0)
                {
                    return false;
                }

                _watchers++;
                return true;
            }
        }

        public bool Leave()
        {
            lock (this)
            {
                if (--_watchers > 0)
                {
                    return false;
                }

                _watchers = -1;
                return true;
            }
        }
    }
}
