import { Failure } from '../../../ui/Failure';
import { matcherWords } from './mutesModel';
import type { Mutes } from './useMutes';

/** Which alerts make others superfluous. */
export function Inhibitions({ mutes, onMake }: { mutes: Mutes; onMake: () => void }) {
  const { inhibitions, offers } = mutes;
  const items = inhibitions.data?.items ?? [];
  return (
    <section className="sect part" aria-label="Inhibitions">
      <h2 className="h2">
        Inhibitions
        <span className="end">
          <button type="button" className="btn small" onClick={onMake}>
            Make an inhibition
          </button>
        </span>
      </h2>
      <p className="mid">
        While one alert fires, others that it makes superfluous are listed and nobody is told of them.
      </p>
      {inhibitions.isError && (
        <Failure
          what="The inhibitions could not be read."
          error={inhibitions.error}
          again={() => inhibitions.refetch()}
        />
      )}
      {inhibitions.isSuccess && items.length === 0 && <p className="quiet nothing">None.</p>}
      <ul className="muted">
        {items.map((inhibition) => {
          const source = inhibition.source.map((matcher) => matcherWords(matcher, offers)).join(' and ');
          const target = inhibition.target.map((matcher) => matcherWords(matcher, offers)).join(' and ');
          const words = `While an alert fires whose ${source}, none is told whose ${target}`;
          return (
            <li key={inhibition.id}>
              <p className="wide">
                {words}
                {inhibition.equal.length > 0 && `, with the same ${inhibition.equal.join(' and ')}`}.
              </p>
              <button
                type="button"
                className="btn small"
                aria-label={`Take out: ${words}`}
                onClick={() => mutes.release.mutate(inhibition)}
              >
                Take out
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
