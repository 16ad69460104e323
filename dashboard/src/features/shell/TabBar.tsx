import { Link, useLocation } from 'wouter';
import { alertsLink } from '../../ui/links';
import { AlertCount } from './AlertCount';
import { MoreScreens } from './MoreScreens';
import { isOn, tabsOf, useScreens } from './screens';

/** The navigation of a phone, at the foot of the screen. */
export function TabBar() {
  const [path] = useLocation();
  const { tabs, more } = tabsOf(useScreens());
  return (
    <nav className="tabbar" aria-label="Screens">
      {tabs.map(({ to, name }) => (
        <Link key={to} href={to} aria-current={isOn(to, path) ? 'page' : undefined}>
          {name}
          {to === alertsLink && <AlertCount />}
        </Link>
      ))}
      {more.length > 0 && <MoreScreens screens={more} />}
    </nav>
  );
}
