import type { LedgerEntry, LedgerKind } from '../../../api/contract';

interface Fate {
  words: string;
  kinds: readonly LedgerKind[];
}

/** What one looks for in the ledger. */
export const fates = {
  told: { words: 'Told', kinds: ['told', 'digested', 'delivered'] },
  untold: { words: 'Not told', kinds: ['dropped', 'undelivered'] },
  held: { words: 'Held back, or waiting for a digest', kinds: ['held', 'toDigest', 'delayed'] },
  happened: { words: 'What fired and ended', kinds: ['fired', 'raised', 'spread', 'reopened', 'resolved', 'reminded'] },
  before: {
    words: 'What did not fire, joined or was withdrawn',
    kinds: ['pending', 'pendingEnded', 'stale', 'joined', 'left'],
  },
  rules: { words: 'Rules that began or stopped', kinds: ['began', 'stopped'] },
  byHand: { words: 'Done by people', kinds: ['byHand'] },
} as const satisfies Record<string, Fate>;

export type FateName = keyof typeof fates;

export const isFate = (word: string): word is FateName => Object.hasOwn(fates, word);

/** Null: a kind of line that belongs to none. */
export function fateOf(kind: LedgerKind): FateName | null {
  for (const [name, { kinds }] of Object.entries(fates)) {
    if ((kinds as readonly LedgerKind[]).includes(kind) && isFate(name)) return name;
  }
  return null;
}

const words: Readonly<Partial<Record<LedgerKind, string>>> = {
  pending: 'Holds, not yet long enough',
  pendingEnded: 'Did not last',
  stale: 'No news',
  fired: 'Fired',
  raised: 'Rose a level',
  spread: 'Spread',
  reopened: 'Fired again',
  resolved: 'Over',
  reminded: 'Reminder due',
  joined: 'Joined',
  left: 'Withdrawn',
  held: 'Held back',
  toDigest: 'Into the digest',
  told: 'Told',
  digested: 'Told in a digest',
  dropped: 'Not told',
  byHand: 'By hand',
  delivered: 'Delivered',
  delayed: 'Delivery delayed',
  undelivered: 'Not delivered',
  began: 'Rule began',
  stopped: 'Rule stopped',
};

/** A kind of line in a word or two; one that this page does not know yet as the server writes it. */
export const kindWords = (kind: LedgerKind): string => words[kind] ?? kind;

/** Why, as the server says it, with who did what people did, and in the singular where it is one. */
export function whyWords({ kind, alert, by, why }: LedgerEntry): string {
  const plain = why.replace(/\b1 (article|source)s\b/g, '1 $1');
  return kind === 'byHand' && alert != null && by != null ? `${by}: ${plain}` : plain;
}
