import type { EntityCorrectionDto, EntityDto, SentimentCorrectionDto } from '../../api/contract';
import { formsOf } from '../../ui/findings/text';

/** What is set right in one reading, in the order of the call. */
export interface Corrections {
  notNames: string[];
  entities: EntityCorrectionDto[];
  sentiments: SentimentCorrectionDto[];
}

export const nothingCorrected: Corrections = { notNames: [], entities: [], sentiments: [] };

export const isNothing = ({ notNames, entities, sentiments }: Corrections): boolean =>
  notNames.length + entities.length + sentiments.length === 0;

/** What is said beside the button that keeps the text: what was set right goes no further than this screen. Null: nothing was. */
export function notKept(all: Corrections): string | null {
  const n = all.notNames.length + all.entities.length + all.sentiments.length;
  if (n === 0) return null;
  return n === 1
    ? 'Adding it keeps the text as it is read by itself, without your correction.'
    : `Adding it keeps the text as it is read by itself, without your ${n} corrections.`;
}

/** None of the entity's spellings is a name. */
export function notAName(all: Corrections, entity: EntityDto, title: string, body: string): Corrections {
  const forms = formsOf(entity, title, body).map(({ form }) => form);
  return {
    ...all,
    notNames: [...all.notNames.filter((text) => !forms.includes(text)), ...forms],
    entities: all.entities.filter(({ text }) => !forms.includes(text)),
  };
}

/** The text means that entity. */
export const means = (all: Corrections, said: EntityCorrectionDto): Corrections => ({
  ...all,
  notNames: all.notNames.filter((text) => text !== said.text),
  entities: [...all.entities.filter(({ text }) => text !== said.text), said],
});

/** The sentence speaks so of the subject. */
export const says = (all: Corrections, said: SentimentCorrectionDto): Corrections => ({
  ...all,
  sentiments: [
    ...all.sentiments.filter(({ sentence, subject }) => sentence !== said.sentence || subject !== said.subject),
    said,
  ],
});

/** One correction in words, and all the others without it. */
export interface Listed {
  key: string;
  words: string;
  without: Corrections;
}

/** Characters shown of a sentence. */
const shown = 60;
const short = (text: string) => (text.length > shown ? `${text.slice(0, shown)} …` : text);

/** @param nameOf The name under which a subject was found. */
export function listed(all: Corrections, nameOf: (subject: string) => string): Listed[] {
  return [
    ...all.notNames.map((text) => ({
      key: `not ${text}`,
      words: `“${text}” is not a name`,
      without: { ...all, notNames: all.notNames.filter((other) => other !== text) },
    })),
    ...all.entities.map((said) => ({
      key: `is ${said.text}`,
      words: `“${said.text}” is ${said.name}`,
      without: { ...all, entities: all.entities.filter((other) => other !== said) },
    })),
    ...all.sentiments.map((said) => ({
      key: `says ${said.subject} ${said.sentence}`,
      words: `“${short(said.sentence)}” is ${said.sentiment} for ${nameOf(said.subject)}`,
      without: { ...all, sentiments: all.sentiments.filter((other) => other !== said) },
    })),
  ];
}
