import { Link, useLocation } from 'wouter';

/** A screen that shows the present alone has no place in the past. */
export function LiveOnly({ name }: { name: string }) {
  const [screen] = useLocation();
  return (
    <main id="main" className="page">
      <title>{`Replay: ${name}. News Monitor`}</title>
      <div className="title">
        <h1>{name}</h1>
      </div>
      <p className="lede">This screen shows the present only; there is no replay of it.</p>
      <p className="after">
        <Link className="btn" href={`~${screen}`}>
          Go there, live
        </Link>
      </p>
    </main>
  );
}
