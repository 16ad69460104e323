import { Link } from 'wouter';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { ReadersFold } from '../../ui/reread/ReadersFold';
import { RereadLine } from '../../ui/reread/RereadLine';
import { readerWords } from '../../ui/words';

/** Which reader reads what arrives, which ones read what is here, and reading again. */
export function ReadingState() {
  const { state: status } = useLive(statusView);
  if (status === null) return null;
  return (
    <section className="readingstate" aria-label="Reader">
      <p className="mid">
        What arrives is read by <b className="strong">{readerWords(status.reader)}</b>.{' '}
        <Link href="/names">Own names</Link>
      </p>
      {(status.reread.due > 0 || status.reread.running !== null) && <RereadLine />}
      <ReadersFold readers={status.readers} />
    </section>
  );
}
