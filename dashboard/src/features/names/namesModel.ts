import type { NamesProblemDto, OwnNameDto } from '../../api/contract';

export const heading = 'name,aliases,kind,wikidata';

/** The list as one begins it. */
export const example = `${heading}
Skarholm Port Authority,SPA|the port authority,organisation,
Ilse Maarten,Minister Maarten,person,
`;

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** A name as a line of the file. */
export const lineOf = ({ name, aliases, kind, wikidata }: OwnNameDto): string =>
  [name, aliases.join('|'), kind, wikidata ?? ''].map(quoted).join(',');

/** The file with one more name in it. */
export function withName(csv: string, name: OwnNameDto): string {
  const body = csv.trim() === '' ? heading : csv.replace(/\r?\n$/, '');
  return `${body}\n${lineOf(name)}\n`;
}

/** A problem, with what stands in its line; a problem of the whole file has none. */
export interface LineProblem {
  line: number;
  text: string;
  reason: string;
}

/** Characters shown of a line. */
const shown = 120;

export function problemLines(csv: string, problems: readonly NamesProblemDto[]): LineProblem[] {
  const lines = csv.split('\n');
  return problems.map(({ line, reason }) => {
    const text = (lines[line - 1] ?? '').trimEnd();
    return { line, reason, text: text.length > shown ? `${text.slice(0, shown)} …` : text };
  });
}

/** Where a line stands in a text: from its first character to its last. */
export function stretchOf(csv: string, line: number): { from: number; to: number } {
  const lines = csv.split('\n');
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  return { from: Math.min(from, csv.length), to: Math.min(csv.length, from + (lines[line - 1]?.length ?? 0)) };
}

/** The text of a file. @throws where the file is not UTF-8: names with accents would come out as other names. */
export async function textOf(file: Blob): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) throw new Error('It is not UTF-8. Save it as “CSV UTF-8”.');
    throw error;
  }
}
