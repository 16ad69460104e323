import { Link, useLocation } from 'wouter';
import type { Freshness } from '../../live/freshness';
import { alertsLink } from '../../ui/links';
import { useSession } from '../replay/session';
import { AlertCount } from './AlertCount';
import { FindField } from './FindField';
import { FreshnessLine } from './FreshnessLine';
import { isOn, useScreens } from './screens';
import { ThemeSwitch } from './ThemeSwitch';
import { TriedNote } from './TriedNote';

export function Masthead({ fresh, sample }: { fresh: Freshness; sample: boolean }) {
  const [path] = useLocation();
  const screens = useScreens();
  const session = useSession();
  return (
    <header className="mast">
      <Link className="name" href="/">
        News Monitor
      </Link>
      {sample && (
        <span className="sample" title="These articles were written for the sample feed. Nothing in them happened.">
          <span className="invented">invented </span>sample
        </span>
      )}
      <TriedNote />
      <nav aria-label="Screens">
        {screens
          .filter(({ rare }) => !rare)
          .map(({ to, name }) => (
            <Link key={to} href={to} aria-current={isOn(to, path) ? 'page' : undefined}>
              {name}
              {to === alertsLink && <AlertCount />}
            </Link>
          ))}
      </nav>
      <div className="right">
        {/* Without a timeline there is nothing to find yet. */}
        {(session === null || session.phase === 'open') && <FindField />}
        <FreshnessLine fresh={fresh} />
        <ThemeSwitch />
      </div>
    </header>
  );
}
