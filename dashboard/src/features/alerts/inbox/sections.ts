import type { AlertRow, Handling } from '../../../api/contract';

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
 * Firing ones by who is on them, alerts that are told together beside each other, each group where its newest stands; then those that are over.
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

export interface Section {
  name: SectionName;
  groups: Group[];
}

/** Alerts that are told together. */
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
