import { expect, test } from 'vitest';
import { heading, lineOf, problemLines, stretchOf, textOf, withName } from './namesModel';

const port = { name: 'Port, Ltd', aliases: ['SPA', 'the "old" port'], kind: 'organisation', wikidata: null };

test('a field with a comma or a quotation mark stands in quotation marks', () => {
  expect(lineOf(port)).toBe('"Port, Ltd","SPA|the ""old"" port",organisation,');
  expect(lineOf({ name: 'Ilse Maarten', aliases: [], kind: 'person', wikidata: 'Q1' })).toBe('Ilse Maarten,,person,Q1');
});

test('a name goes to the end of the list, and begins one where there is none', () => {
  expect(withName('', port)).toBe(`${heading}\n${lineOf(port)}\n`);
  expect(withName(`${heading}\na,,person,\n`, port)).toBe(`${heading}\na,,person,\n${lineOf(port)}\n`);
});

test('a problem shows its line; one of the whole file shows none', () => {
  const csv = `${heading}\r\nJupiter,,planet,\r\n`;
  expect(
    problemLines(csv, [
      { line: 2, reason: 'planet is not a kind.' },
      { line: 0, reason: 'The file is too large.' },
    ]),
  ).toEqual([
    { line: 2, text: 'Jupiter,,planet,', reason: 'planet is not a kind.' },
    { line: 0, text: '', reason: 'The file is too large.' },
  ]);
});

test('the stretch of a line is where it stands, and never outside the text', () => {
  const csv = 'ab\ncde\n';
  const { from, to } = stretchOf(csv, 2);
  expect(csv.slice(from, to)).toBe('cde');
  expect(stretchOf(csv, 9)).toEqual({ from: csv.length, to: csv.length });
});

test('a file that is not UTF-8 is refused, not read wrongly', async () => {
  expect(await textOf(new Blob(['Österreich,,place,']))).toBe('Österreich,,place,');
  await expect(textOf(new Blob([new Uint8Array([0xd6, 0x73])]))).rejects.toThrow('It is not UTF-8.');
});
