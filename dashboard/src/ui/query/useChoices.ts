import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { QueryOfferDto } from '../../api/contract';
import { namedSubjects, queryCheck, sources } from '../../api/queries';
import { useTimeline } from '../../live/timeline';
import { count, shortKind } from '../words';
import {
  type Asked,
  type Choice,
  follow,
  hasWords,
  isBegun,
  languageChoices,
  sourceChoices,
  subjectChoices,
  wordChoices,
} from './queryOffer';

/** Typing pauses so long before it is asked, ms. */
const typing = 120;
/** Names offered. */
const most = 8;
/** Names looked at: of those that are offered, which name others too. */
const looked = 24;

interface Choices {
  offer: QueryOfferDto;
  choices: readonly Choice[];
}

/** What can stand at the caret. While it is asked for, what is known of the word that is being written stays. */
export function useChoices(asked: Asked | null): Choices | null {
  const timeline = useTimeline();
  const [settled] = useDebouncedValue(asked, typing);
  const { data: said } = useQuery({
    ...queryCheck(settled?.text ?? '', settled?.caret ?? null),
    enabled: asked !== null && settled !== null,
    placeholderData: keepPreviousData,
  });
  const offer = asked === null || said === undefined ? null : follow(said, asked);
  const kind = offer?.field === 'entity' || offer?.field === 'topic' ? offer.field : null;
  // Asked for as often as the server is: each key is too often.
  const named = kind === null ? '' : (said?.offer?.typed ?? '');
  const { data: found } = useQuery({
    ...namedSubjects(timeline, named, kind ?? '', looked),
    enabled: kind !== null,
    placeholderData: (before, query) => (query?.queryKey[2] === kind ? before : undefined),
  });
  const { data: known } = useQuery({ ...sources, enabled: offer?.field === 'source' });
  if (asked === null || offer === null || !(asked.wanted || isBegun(offer))) return null;
  const here = asked.text.slice(offer.start, offer.start + offer.length);
  const choices = [...values(), ...wordChoices(offer)].filter(({ write }) => write !== here);
  return choices.length === 0 ? null : { offer, choices };

  function values(): Choice[] {
    if (offer === null) return [];
    switch (offer.field) {
      case 'entity':
      case 'topic':
        return subjectChoices(found?.items ?? [], ({ kind, articles }) => ({
          means: kind === 'topic' ? '' : shortKind(kind),
          aside: count(articles),
        }))
          .filter(({ name, write }) => offer.typed === named || hasWords(`${name} ${write}`, offer.typed))
          .slice(0, most);
      case 'source':
        return sourceChoices(known?.items.map(({ name }) => name) ?? [], offer.typed).slice(0, most);
      case 'lang':
        return languageChoices(offer.typed).slice(0, most);
      default:
        return [];
    }
  }
}
