import type { QueryCheckDto, QueryOfferDto, SubjectDto } from '../../api/contract';

/** A query with the caret in it. */
export interface Asked {
  text: string;
  /** 0 … length of the text. */
  caret: number;
  /** Asked for by key: then also where nothing is begun yet. */
  wanted: boolean;
}

/** What the server said of a text. */
export interface Said extends QueryCheckDto {
  text: string;
}

/** One thing that can stand at the caret. */
export interface Choice {
  /** What is written. */
  write: string;
  /** What is shown; what is written, where empty. */
  name: string;
  means: string;
  /** At the end of the line. */
  aside: string;
}

const quotes = /["\u201c-\u201f]/;
const ends = /[\s()"\u201c-\u201f]/;

/**
 * What the server said of a text a moment ago, for the text as it is now: the same word is still being written. Null: another one is, of
 * which the server has to be asked.
 */
export function follow(said: Said, { text, caret }: Asked): QueryOfferDto | null {
  const { offer } = said;
  if (offer === null || caret < offer.start) return null;
  const length = offer.length + text.length - said.text.length;
  if (text.slice(0, offer.start) !== said.text.slice(0, offer.start)) return null;
  if (text.slice(offer.start + length) !== said.text.slice(offer.start + offer.length)) return null;
  if (caret > offer.start + length) return null;
  const quoted = quotes.test(text.charAt(offer.start));
  const typed = text.slice(offer.start + (quoted ? 1 : 0), caret);
  if (quoted ? quotes.test(typed) : ends.test(typed) || (offer.field === '' && typed.includes(':'))) return null;
  return { ...offer, length, typed, words: offer.words.filter((word) => begins(word, typed)) };
}

// Operators are capitals; in small letters they are words.
const begins = (word: string, typed: string) =>
  word.endsWith(':') ? word.startsWith(typed.toLowerCase()) : word.startsWith(typed);

/** Letters of a free word before fields and operators are offered for it. */
const least = 2;

/** Whether anything is offered before it is asked for. */
export const isBegun = ({ field, typed }: QueryOfferDto): boolean => field !== '' || typed.length >= least;

const meaning: Readonly<Record<string, string>> = {
  AND: 'both',
  OR: 'either one',
  NOT: 'without what follows',
  'NEAR/5': 'at most five words between',
  'title:': 'in the title',
  'text:': 'in the text, not the title',
  'entity:': 'names a person, organisation or place',
  'topic:': 'is about a topic',
  'source:': 'comes from a source',
  'lang:': 'is written in a language',
  'sentiment:': 'speaks so of the entity beside it',
  '<-0.3': 'clearly negative',
  '<0': 'rather negative',
  '>0': 'rather positive',
  '>0.3': 'clearly positive',
};

/** Words of the language itself; none where a field's value is still to be begun. */
export const wordChoices = ({ words, field, typed }: QueryOfferDto): Choice[] =>
  (field === '' || field === 'sentiment' || typed !== '' ? words : []).map((word) => ({
    write: word,
    name: '',
    means: meaning[word] ?? '',
    aside: '',
  }));

const codes =
  'ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sq sr sv sw ta th tr uk ur vi zh';
const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
const languages = codes.split(' ').map((code) => ({ code, name: languageNames.of(code) ?? code }));

export function languageChoices(typed: string): Choice[] {
  const begun = typed.toLowerCase();
  return languages
    .filter(({ code, name }) => code.startsWith(begun) || name.toLowerCase().startsWith(begun))
    .map(({ code, name }) => ({ write: code, name: '', means: name, aside: '' }));
}

/** Sources whose name has words that begin so. */
export const sourceChoices = (names: readonly string[], typed: string): Choice[] =>
  names
    .filter((name) => hasWords(name, typed))
    .map((name) => ({ write: plain.test(name) ? name : quoted(name), name, means: '', aside: '' }));

const plain = /^[\p{L}\p{N}][\p{L}\p{N}.-]*$/u;

/** Subjects by their name, or by their id where others of them answer to the name too, or where the name cannot be written. */
export const subjectChoices = (
  subjects: readonly SubjectDto[],
  words: (subject: SubjectDto) => Pick<Choice, 'means' | 'aside'>,
): Choice[] =>
  subjects.map((subject) => {
    const shared = subjects.some((other) => other !== subject && namesIt(other.name, subject.name));
    const write = shared || !canQuote(subject.name) ? idOf(subject.subject) : quoted(subject.name);
    return { write, name: subject.name, ...words(subject) };
  });

const idOf = (subject: string) => subject.slice(subject.indexOf(':') + 1);
const canQuote = (name: string) => /[\p{L}\p{N}]/u.test(name) && !/["*\u201c-\u201f]/.test(name);
const quoted = (name: string) => `"${name}"`;
const wordsOf = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
const namesIt = (name: string, words: string) =>
  ` ${wordsOf(name).join(' ')} `.includes(` ${wordsOf(words).join(' ')} `);

/** Whether each word that is typed begins a word of the name. */
export function hasWords(name: string, typed: string): boolean {
  const words = wordsOf(name);
  return wordsOf(typed).every((begun) => words.some((word) => word.startsWith(begun)));
}

/** The text with the choice in the place of what was begun, and the caret behind it. */
export function take(
  text: string,
  { start, length }: QueryOfferDto,
  { write }: Choice,
): { text: string; caret: number } {
  let end = start + length;
  if (write.endsWith('"') && quotes.test(text.charAt(start)) && quotes.test(text.charAt(end))) end += 1;
  const rest = text.slice(end);
  const space = write.endsWith(':') || /^[\s)]/.test(rest) ? '' : ' ';
  return {
    text: text.slice(0, start) + write + space + rest,
    // A space that stands there already is stepped over.
    caret: start + write.length + (write.endsWith(':') || rest.startsWith(')') ? 0 : 1),
  };
}
