import { useFiring } from '../alerts/useFiring';

/** How many alerts fire that are new to all, beside the name of their screen; nothing where there is none. */
export function AlertCount() {
  const unseen = useFiring().state?.unseen ?? 0;
  if (unseen === 0) return null;
  return (
    <>
      <span className="unseen" aria-hidden="true">
        {unseen > 999 ? '999+' : unseen}
      </span>
      <span className="sr">, {unseen} new</span>
    </>
  );
}
