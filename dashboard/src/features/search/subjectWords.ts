const quote = /["\u201c-\u201f]/g;
const operator = /(?:^|\s)(?:AND|OR|NOT|NEAR(?:\/\d+)?)(?=\s|$)/;
/** A field with its value: not the colon of a sentence ("Oslo: rain"). */
const field = /(?:^|\s)[a-z]+:[^\s/]/i;
/** Subjects are found by the words of their ids too. */
const subject = /^(?:entity|topic):(?:\S+|"[^"]*")$/i;

/** What names of subjects are looked for by: the words of a query that says nothing but words, or one subject; null: no name answers to it. */
export function subjectWords(query: string): string | null {
  if (/[()]/.test(query) || operator.test(query) || (field.test(query) && !subject.test(query))) return null;
  return query.replace(quote, ' ').replaceAll('*', '').replace(/\s+/g, ' ').trim() || null;
}
