import { useEffect, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { ReplayDto } from '../../api/contract';
import { replayLink } from '../../ui/replayLinks';
import { linkTo } from './words';

/** "Copied" is said for so long, ms. */
const saidFor = 2_000;

/** Copies the address of this screen at this time; whoever opens it gets a replay of their own. */
export function CopyLink({ replay }: { replay: ReplayDto }) {
  const [screen] = useLocation();
  const search = useSearch();
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), saidFor);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = async () => {
    const path = replayLink(linkTo(replay), `${screen}${search === '' ? '' : `?${search}`}`);
    try {
      await navigator.clipboard.writeText(new URL(path, location.origin).href);
      setSaid('Copied');
    } catch {
      // A page without the right to the clipboard; the address bar says the same.
      setSaid('Copy the address above');
    }
  };
  return (
    <button type="button" className="btn" aria-live="polite" onClick={() => void copy()}>
      {said ?? 'Copy link'}
    </button>
  );
}
