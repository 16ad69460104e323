import { Link } from 'wouter';

export function NotFound({ what, detail }: { what: string; detail?: string }) {
  return (
    <main id="main" className="page">
      <div className="title">
        <h1>Not found</h1>
      </div>
      <p className="lede">
        {what} {detail}
      </p>
      <p className="after">
        <Link className="btn" href="/">
          Go to the board
        </Link>{' '}
        <Link className="btn" href="/search">
          Search
        </Link>
      </p>
    </main>
  );
}
