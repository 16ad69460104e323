import { Link, useLocation } from 'wouter';
import { alertsLink } from '../../ui/links';
import { AlertCount } from './AlertCount';
import { isOn, useScreens } from './screens';

/** The navigation of a phone, at the foot of the screen. */
export function TabBar() {
  const [path] = useLocation();
  const screens = useScreens();
  return (
    <nav className="tabbar" aria-label="Screens">
      {screens.map(({ to, name }) => (
        <Link key={to} href={to} aria-current={isOn(to, path) ? 'page' : undefined}>
          {name}
          {to === alertsLink && <AlertCount />}
        </Link>
      ))}
    </nav>
  );
}
