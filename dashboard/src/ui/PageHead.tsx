import type { ReactNode } from 'react';
import { Link } from 'wouter';

interface Props {
  name: string;
  /** As the browser's tab says it, where that is shorter. */
  tab?: string;
  /** What is said beside the name. */
  about?: ReactNode;
  /** The page that this one belongs to. */
  from?: { name: string; link: string };
  /** What can be done here. */
  children?: ReactNode;
}

/** The head of a page: its name, where it belongs, and what can be done on it. */
export function PageHead({ name, tab = name, about, from, children }: Props) {
  return (
    <>
      <title>{`${tab}. News Monitor`}</title>
      {from && (
        <p className="from">
          <Link className="link" href={from.link}>
            {from.name}
          </Link>
        </p>
      )}
      <div className="title">
        <h1>{name}</h1>
        {about && <span className="kind">{about}</span>}
        <div className="acts">{children}</div>
      </div>
    </>
  );
}
