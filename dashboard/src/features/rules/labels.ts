/** Labels as they are typed: name=value with commas between them; a value that has a comma or a quote itself stands in quotes. */
export const labelsText = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}=${/^\s|[",\n]|\s$/.test(value) ? quoted(value) : value}`)
    .join(', ');

const pair = /\s*([^=,\s][^=,]*?)\s*=\s*("(?:[^"\\]|\\.)*"|[^",\n]+?)\s*(?:[,\n]|$)/y;

const quoted = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;

/** Null: it cannot be read. */
export function labelsOf(text: string): Record<string, string> | null {
  const labels: Record<string, string> = {};
  const typed = text.replace(/[\s,]+$/, '');
  for (let at = 0; at < typed.length; at = pair.lastIndex) {
    pair.lastIndex = at;
    const [, name, value] = pair.exec(typed) ?? [];
    if (name === undefined || value === undefined) return null;
    labels[name] = value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/gs, '$1') : value;
  }
  return labels;
}
