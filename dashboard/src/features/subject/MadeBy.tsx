import type { Picture } from '../../api/contract';
import { useLive } from '../../live/useLive';
import { statusView } from '../../live/views';
import { ReadersFold } from '../../ui/reread/ReadersFold';
import { RereadLine } from '../../ui/reread/RereadLine';
import { dueOf } from '../../ui/reread/rereadWords';

/** Which reader made the numbers, and the way to have one reader make them all. */
export function MadeBy({ picture }: { picture: Picture }) {
  const { state: status } = useLive(statusView);
  if (status === null || picture.readers.length === 0) return null;
  return (
    <ReadersFold readers={picture.readers}>
      <RereadLine
        scope={{ subject: picture.subject }}
        due={dueOf(picture.readers, status.reader)}
        of={`about ${picture.name}`}
      />
    </ReadersFold>
  );
}
