import type { Picture, WindowPicture } from '../../api/contract';
import { burstFrom } from '../../ui/Ratio';
import { usualOf } from '../../ui/usual';
import { count, plural, rarity, usually, type WindowWord, windowLikeThis, windowMinutes } from '../../ui/words';

export interface Lead {
  /** Said in bold. */
  counts: string;
  /** How it stands to what is usual, before the rarity. */
  against: string;
  /** "about once in 5 weeks", where it is worth saying; marked where it is a burst. */
  rarity: string | null;
  burst: boolean;
  rest: string;
}

/** Rarer than this is worth a sentence: about one window in ten. */
const notable = 1;

/** So much news there must be before anything is usual, ms. */
const learning = 14 * 86_400_000;

/**
 * What is to be said first of a subject: the number, the usual, how rare, of what it is made.
 * @param phrase "in the last hour", or "in that hour" of a replay.
 * @param began Event time of the log's first article, ms; null: not known.
 */
export function leadOf(picture: Picture, window: WindowWord, phrase: string, began: number | null): Lead | null {
  const w = picture.windows[window];
  if (w === undefined) return null;
  const usual = usualOf(w);
  const counts = `${plural(w.articles, 'article')} ${phrase}${usual === null ? '' : `, usually ${usually(usual.mean)}`}.`;
  const rare = w.burst !== null && w.burst >= notable && w.rarity !== null;
  return {
    counts,
    against: rare
      ? `${windowLikeThis[window]} comes`
      : againstUsual(w, began !== null && Date.parse(picture.clock) - began > learning),
    rarity: rare && w.rarity !== null && w.burst !== null ? rarity(w.rarity, w.burst, windowMinutes[window]) : null,
    burst: w.burst !== null && w.burst >= burstFrom,
    rest: madeOf(w, picture.kind === 'source'),
  };
}

/** @param isOld Whether the log is old enough to know what is usual, had there been news in it all the time. */
function againstUsual(w: WindowPicture, isOld: boolean): string {
  const usual = usualOf(w);
  if (usual === null && isOld) {
    return 'What is usual is not known: in the weeks before there was nothing, or a week without any news.';
  }
  if (usual === null) return 'What is usual is not known yet: that takes two weeks of news.';
  if (w.articles > usual.high) return 'That is more than usual.';
  return w.articles < usual.low ? 'That is less than usual.' : 'That is usual.';
}

function madeOf(w: WindowPicture, ofSource: boolean): string {
  if (w.articles === 0) return '';
  const copies = w.articles - w.originals;
  const made =
    copies === 0
      ? 'No copies among them.'
      : `${count(w.originals)} ${w.originals === 1 ? 'is an original' : 'are originals'}, ${count(copies)} ${copies === 1 ? 'is a copy' : 'are copies'}.`;
  return ofSource ? made : `${made} ${plural(w.sources, 'source')}, named ${plural(w.mentions, 'time')}.`;
}
