import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublicFeedDto } from '../../api/contract';
import { publicFeeds, sources } from '../../api/queries';
import { Failure } from '../../ui/Failure';
import { hostOf, plural } from '../../ui/words';
import type { SourceActions } from './useSourceActions';

/** Well-known public feeds to choose from, by group. */
export function PublicFeeds({ actions }: { actions: SourceActions }) {
  const list = useQuery(publicFeeds);
  const known = useQuery(sources);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [failed, setFailed] = useState<readonly { name: string; error: unknown }[]>([]);
  const [busy, setBusy] = useState(false);
  if (list.isError) return <Failure what="The list of public feeds could not be read." error={list.error} />;
  if (list.data === undefined) return null;
  const have = new Set(known.data?.items.map((source) => source.address));
  const groups = Map.groupBy(list.data, (feed) => feed.group);
  const toggle = (feed: PublicFeedDto) => {
    const next = new Set(chosen);
    if (!next.delete(feed.address)) next.add(feed.address);
    setChosen(next);
  };
  const addAll = async () => {
    setBusy(true);
    const failures: { name: string; error: unknown }[] = [];
    for (const feed of list.data.filter((f) => chosen.has(f.address))) {
      try {
        await actions.add.mutateAsync({
          address: feed.address,
          name: feed.name,
          fetchPages: null,
          intervalSeconds: null,
        });
      } catch (error) {
        failures.push({ name: feed.name, error });
      }
    }
    setFailed(failures);
    setChosen(new Set());
    setBusy(false);
  };
  return (
    <section className="public">
      <h3 className="h2">Well-known public feeds</h3>
      <div className="groups">
        {[...groups].map(([group, feeds]) => (
          <fieldset key={group}>
            <legend>{group}</legend>
            {feeds.map((feed) => (
              <label key={feed.address} className="check">
                <input
                  type="checkbox"
                  checked={have.has(feed.address) || chosen.has(feed.address)}
                  disabled={have.has(feed.address)}
                  onChange={() => toggle(feed)}
                />
                <span className="cut">{feed.name}</span>
                <span className="quiet cut">{have.has(feed.address) ? 'is read' : hostOf(feed.address)}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      {failed.map(({ name, error }) => (
        <Failure key={name} what={`${name} was not added.`} error={error} />
      ))}
      <button type="button" className="btn lg" disabled={chosen.size === 0 || busy} onClick={addAll}>
        {busy ? 'Adding' : chosen.size === 0 ? 'Add feeds' : `Add ${plural(chosen.size, 'feed')}`}
      </button>
    </section>
  );
}
