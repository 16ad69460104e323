import type { Condition, RuleDto } from '../../api/contract';
import { isWindow, plural, rarity, windowLikeThis, windowMinutes, windowWords } from '../../ui/words';
import type { Draft } from './draft';
import { lengthWords } from './lengths';

const windowOf = (word: string) => (isWindow(word) ? windowWords[word] : word);

export const severities: Readonly<Record<string, string>> = {
  info: 'for information',
  warning: 'a warning',
  critical: 'critical',
};

export const directions: Readonly<Record<string, string>> = { down: 'worse', up: 'better', either: 'otherwise' };

export const companyKinds: Readonly<Record<string, string>> = {
  person: 'people',
  organisation: 'organisations',
  place: 'places',
  other: 'other names',
};

/** What a score of bursts means: "comes about once in 6 weeks". */
export function scoreWords(score: number, window: string): string {
  const minutes = isWindow(window) ? windowMinutes[window] : 60;
  return `comes ${rarity(10 ** score, score, minutes)}`;
}

/** The condition as one plain sentence, without what it stands on. */
export function conditionWords(when: Condition, lasts: string): string {
  const held = lasts === '0s' ? '' : `, for ${lengthWords(lasts)}`;
  switch (when.kind) {
    case 'article':
      return `Each new article; what tells of one event is one alert, until nothing came for ${lengthWords(when.gap)}`;
    case 'burst': {
      const more =
        when.measure === 'ratio'
          ? `At least ${when.threshold}× its usual articles in ${windowOf(when.window)}`
          : `${windowLikeThis[when.window]} ${scoreWords(when.threshold, when.window)}, or more seldom (${when.threshold.toFixed(1)})`;
      return `${more}, ${plural(when.minArticles, 'article')} and ${plural(when.minSources, 'source')} at least${held}`;
    }
    case 'sentiment':
      return `Sources speak ${directions[when.direction]} of it by ${when.threshold} at least over ${windowOf(when.window)}, in ${plural(when.minArticles, 'article')} at least${held}`;
    case 'company': {
      const who =
        when.kinds.length === 0 ? 'Any name' : when.kinds.map((kind) => companyKinds[kind] ?? kind).join(', ');
      return `${who[0]?.toUpperCase()}${who.slice(1)} not named beside it for ${lengthWords(when.memory)}, in ${plural(when.minArticles, 'article')} of ${plural(when.minSources, 'source')} at least within ${lengthWords(when.within)}`;
    }
    case 'silence':
      return `Nothing for ${lengthWords(when.lasts)}`;
  }
}

const shortNames: Readonly<Record<Condition['kind'], string>> = {
  article: 'new articles',
  burst: 'far more than usual',
  sentiment: 'a change of tone',
  company: 'somebody new beside it',
  silence: 'nothing comes',
};

/** What a rule looks for, in a word or two; of a kind that this page does not know yet, the kind. */
export const shortName = (kind: string | undefined): string =>
  kind !== undefined && Object.hasOwn(shortNames, kind) ? shortNames[kind as Condition['kind']] : (kind ?? '');

/** What a rule is called that nobody gave a name. */
export const nameOf = (draft: Draft): string =>
  `${(draft.query ?? draft.on?.name ?? 'A subject').slice(0, 150)}, ${shortNames[draft.kind]}`;

/** "2 fire now", "quiet". */
export const nowWords = (rule: RuleDto): string =>
  rule.firing > 1 ? `${rule.firing} fire now` : rule.firing === 1 ? 'fires now' : rule.enabled ? 'quiet' : 'off';

/** "fires now, 2 alerts in 30 days". */
export const firingWords = (rule: RuleDto): string =>
  `${nowWords(rule)}, ${rule.alerts === 0 ? 'no alert' : plural(rule.alerts, 'alert')} in 30 days`;

/** How often, over so many days, as people say it: "about 3 a day". */
export function about(times: number, days: number): string {
  const aDay = times / days;
  if (times === 0) return 'never';
  if (aDay >= 1.5) return `about ${Math.round(aDay)} a day`;
  if (aDay >= 0.8) return 'about 1 a day';
  if (aDay * 7 >= 1.5) return `about ${Math.round(aDay * 7)} a week`;
  if (aDay * 7 >= 0.8) return 'about 1 a week';
  return `${times} in ${plural(Math.max(1, Math.round(days)), 'day')}`;
}
