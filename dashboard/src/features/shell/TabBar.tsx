import { Link, useLocation } from 'wouter';
import { useScreens } from './screens';

/** The navigation of a phone, at the foot of the screen. */
export function TabBar() {
  const [path] = useLocation();
  const screens = useScreens();
  return (
    <nav className="tabbar" aria-label="Screens">
      {screens.map(({ to, name }) => (
        <Link key={to} href={to} aria-current={path === to ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
