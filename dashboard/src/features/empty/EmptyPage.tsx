import type { StatusDto } from '../../api/contract';
export function EmptyPage({ status }: { status: StatusDto }) {
  return (
    <main id="main" className="page">
      {status.version}
    </main>
  );
}
