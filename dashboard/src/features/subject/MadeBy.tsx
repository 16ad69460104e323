import type { Picture } from '../../api/contract';
import { live } from '../../live/LiveView';
import { useTimeline } from '../../live/timeline';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { ReadersFold } from '../../ui/reread/ReadersFold';
import { RereadLine } from '../../ui/reread/RereadLine';
import { dueOf } from '../../ui/reread/rereadWords';

/** Which reader made the numbers, and the way to have one reader make them all. */
export function MadeBy({ picture }: { picture: Picture }) {
  if (picture.readers.length === 0) return null;
  return (
    <ReadersFold readers={picture.readers}>
      <Again picture={picture} />
    </ReadersFold>
  );
}

/** The past as it was known is not read again. */
function Again({ picture }: { picture: Picture }) {
  const timeline = useTimeline();
  const { state: status } = useLive(statusView);
  if (timeline !== live || status === null) return null;
  return (
    <RereadLine
      scope={{ subject: picture.subject }}
      due={dueOf(picture.readers, status.reader)}
      of={`about ${picture.name}`}
    />
  );
}
