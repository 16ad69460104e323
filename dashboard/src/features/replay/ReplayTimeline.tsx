import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useRouter } from 'wouter';
import { navigate } from 'wouter/use-browser-location';
import { ApiError } from '../../api/client';
import type { ReplayDto } from '../../api/contract';
import { replay as replayQuery } from '../../api/queries';
import { ReplayClockContext, TimelineContext } from '../../live/timeline';
import { useLive } from '../../live/useLive';
import { replayView } from '../../live/views';
import { type ReplayAddress, type ReplayLink, replayBase } from '../../ui/replayLinks';
import { ReplayControl } from './ReplayControl';
import { SessionContext } from './session';
import { changeReplay, openLink } from './startReplay';
import { clockOf, linkTo } from './words';

interface Props {
  address: ReplayAddress;
  children: ReactNode;
}

/** Puts the screens below on the timeline of a replay, which is started where the address names none. */
export function ReplayTimeline({ address, children }: Props) {
  useReplayColours();
  const { id, link } = address;
  if (id === null) return link === null ? null : <Start key={replayBase(address)} link={link} screens={children} />;
  return (
    <Follow key={id} id={id} link={link}>
      {children}
    </Follow>
  );
}

/** The papers, lines and frame of the past. */
function useReplayColours() {
  useLayoutEffect(() => {
    document.documentElement.dataset.mode = 'replay';
    return () => void delete document.documentElement.dataset.mode;
  }, []);
}

/** Starts a replay and goes on to the same screen on its timeline. */
function Start({ link, screens }: { link: ReplayLink; screens: ReactNode }) {
  // Each opening is one start, however often it is drawn.
  const [opening] = useState(() => performance.now());
  const started = useQuery({
    queryKey: ['open-replay', opening],
    queryFn: () => openLink(link),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const readdress = useReaddress();
  const { data, error, refetch } = started;
  useEffect(() => {
    if (data !== undefined) readdress({ id: data.id, link: { ...link, at: data.at } });
  }, [data, link, readdress]);
  const session = useMemo(
    () =>
      error === null
        ? ({ phase: 'opening', link } as const)
        : ({ phase: 'refused', link, error, again: () => void refetch() } as const),
    [link, error, refetch],
  );
  return <SessionContext value={session}>{screens}</SessionContext>;
}

/** The address follows the clock at most so often, ms: browsers refuse more. */
const addressEvery = 5_000;

/** What the hub refused is asked for again after this, ms: a program that was started anew has forgotten its replays. */
const askAgain = 3_000;

function Follow({ id, link, children }: { id: string; link: ReplayLink | null; children: ReactNode }) {
  const { state, error } = useLive(replayView, id);
  // The hub does not say why it refuses; the call does.
  const asked = useQuery({
    ...replayQuery(id),
    enabled: error !== null,
    retry: false,
    refetchInterval: askAgain,
  });
  const gone = error !== null && asked.error instanceof ApiError && asked.error.status === 404;
  const seen = useRef(false);
  if (state !== null) seen.current = true;
  const readdress = useReaddress();
  const reopens = gone && !seen.current && link !== null;
  useEffect(() => {
    // The replay of a link is long over: its time is opened in a new one.
    if (reopens) readdress({ id: null, link });
  }, [reopens, link, readdress]);

  if (state !== null && !gone) return <Open first={state}>{children}</Open>;
  return (
    <SessionContext value={gone && !reopens ? { phase: 'gone', link } : { phase: 'opening', link }}>
      {children}
    </SessionContext>
  );
}

function Open({ first, children }: { first: ReplayDto; children: ReactNode }) {
  const { id } = first;
  const [control] = useState(() => new ReplayControl(first, (change) => changeReplay(id, change)));
  useEffect(() => control.heard(first), [control, first]);
  const { replay, error } = useSyncExternalStore(control.subscribe, control.get);
  useAddressOf(replay);
  const moving = replay.state === 'playing';
  const by = clockOf(replay);
  const clock = useMemo(() => ({ at: replay.at, moving, by }), [replay.at, moving, by]);
  const session = useMemo(() => ({ phase: 'open', replay, error, control }) as const, [replay, error, control]);
  return (
    <TimelineContext value={id}>
      <ReplayClockContext value={clock}>
        <SessionContext value={session}>{children}</SessionContext>
      </ReplayClockContext>
    </TimelineContext>
  );
}

/** The address says where the clock stands, so that it can be sent: at once when it stands still, now and then while it runs. */
function useAddressOf(replay: ReplayDto) {
  const readdress = useReaddress();
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const write = () => {
      last.current = performance.now();
      readdress({ id: replay.id, link: linkTo(replay) });
    };
    // A slider that is dragged stands still only for a moment.
    const calm = replay.state === 'playing' ? last.current + addressEvery - performance.now() : 300;
    const timer = setTimeout(write, Math.max(0, calm));
    return () => clearTimeout(timer);
  }, [replay, readdress]);
}

/** Writes another replay into the address and leaves the screen as it is. */
function useReaddress(): (address: ReplayAddress) => void {
  const { base } = useRouter();
  const latest = useRef(base);
  latest.current = base;
  return useMemo(
    () => (address: ReplayAddress) => {
      const { pathname, search, hash } = location;
      // The person may have left while an answer was on its way.
      if (!pathname.startsWith(latest.current)) return;
      const screen = pathname.slice(latest.current.length);
      navigate(`${replayBase(address)}${screen}${search}${hash}`, { replace: true });
    },
    [],
  );
}
