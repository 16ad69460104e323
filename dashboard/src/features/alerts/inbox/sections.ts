import type { AlertRow, Handling } from '../../../api/contract';
import type { Ordering } from '../../../live/OrderHold';

export type SectionName = Handling | 'over';

/** In the order in which they stand. */
const sectionNames: readonly SectionName[] = ['new', 'seen', 'taken', 'done', 'over'];

export const sectionWords: Record<SectionName, { name: string; quiet: string }> = {
  new: { name: 'New', quiet: 'waiting for somebody' },
  seen: { name: 'Seen', quiet: 'looked at, not taken' },
  taken: { name: 'Taken', quiet: 'somebody is on it' },
  done: { name: 'Done', quiet: 'still firing, nothing left to do' },
  over: { name: 'Over', quiet: 'no longer firing, newest first' },
};

const sectionOf = (row: AlertRow): SectionName => (row.status === 'resolved' ? 'over' : row.handling);

/** A place in the list: which alert stands in which section. It stays as it is while the list is held. */
export type Place = string;

const between = ' ';

const placeOf = (section: SectionName, id: string): Place => section + between + id;

function readPlace(place: Place): { section: SectionName; id: string } {
  const at = place.indexOf(between);
  const section = sectionNames.find((name) => name === place.slice(0, at));
  return { section: section ?? 'over', id: place.slice(at + between.length) };
}

/**
 * Firing ones by who is on them, alerts of one group beside each other, each group where its newest stands; then those that are over.
 * @param rows Newest first.
 */
export function placesOf(rows: readonly AlertRow[]): Place[] {
  return sectionNames.flatMap((section) => {
    const here = rows.filter((row) => sectionOf(row) === section);
    if (section === 'over') return here.map((row) => placeOf(section, row.id));
    const groups = new Map<string, AlertRow[]>();
    for (const row of here) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
    return [...groups.values()].flat().map((row) => placeOf(section, row.id));
  });
}

/** A list that is held shows at once what is new in it; what moves or goes waits. */
export const inboxOrdering: Ordering = { admit: withNew, waiting: waitingIds };

/**
 * The places as they are shown, and in between those of alerts that are not shown yet: each behind what it follows in its section, else at the
 * section's head.
 */
export function withNew(shown: readonly Place[], wanted: readonly Place[]): readonly Place[] {
  const known = new Set(shown.map((place) => readPlace(place).id));
  if (wanted.every((place) => known.has(readPlace(place).id))) return shown;
  const places = [...shown];
  const rank = (place: Place) => sectionNames.indexOf(readPlace(place).section);
  // How far the walk over the wanted order has come in the shown one.
  let after = -1;
  for (const place of wanted) {
    const stands = places.indexOf(place);
    if (stands >= 0) after = stands;
    if (known.has(readPlace(place).id)) continue;
    const from = after >= 0 && rank(places[after] ?? '') === rank(place) ? after + 1 : headOf(places, place, rank);
    places.splice(from, 0, place);
    after = from;
  }
  return places;
}

/** Where the section of a place begins, or would. */
function headOf(places: readonly Place[], place: Place, rank: (place: Place) => number): number {
  const head = places.findIndex((other) => rank(other) >= rank(place));
  return head < 0 ? places.length : head;
}

/** Alerts that would stand elsewhere, come or go: all but the most that stand in the same order in both. */
export function waitingIds(shown: readonly Place[], wanted: readonly Place[]): number {
  const at = new Map(shown.map((place, i) => [place, i]));
  // The longest rising row of where the wanted stand: of each length, the lowest end.
  const ends: number[] = [];
  for (const place of wanted) {
    const i = at.get(place);
    if (i === undefined) continue;
    const longer = ends.findIndex((end) => end > i);
    ends[longer < 0 ? ends.length : longer] = i;
  }
  const ids = new Set([...shown, ...wanted].map((place) => readPlace(place).id));
  return ids.size - ends.length;
}

export interface Section {
  name: SectionName;
  groups: Group[];
}

/** Alerts whose messages are shared, though not each is told in each. */
interface Group {
  key: string;
  rows: AlertRow[];
}

/** The places as sections and groups; what is known no more is left out. */
export function sectionsOf(places: readonly Place[], rows: ReadonlyMap<string, AlertRow>): Section[] {
  const sections: Section[] = [];
  for (const place of places) {
    const { section, id } = readPlace(place);
    const row = rows.get(id);
    if (row === undefined) continue;
    let last = sections.at(-1);
    if (last?.name !== section) {
      last = { name: section, groups: [] };
      sections.push(last);
    }
    const group = last.groups.at(-1);
    if (section !== 'over' && group !== undefined && group.key === row.group) group.rows.push(row);
    else last.groups.push({ key: section === 'over' ? row.id : row.group, rows: [row] });
  }
  return sections;
}
