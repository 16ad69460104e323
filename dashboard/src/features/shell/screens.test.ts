import { expect, test } from 'vitest';
import { tabsOf } from './screens';

const named = (...names: string[]) => names.map((name) => ({ to: `/${name}`, name, key: name }));

test('a tab bar has five places, the last of them for what else there is', () => {
  const few = named('a', 'b', 'c', 'd', 'e');
  expect(tabsOf(few)).toEqual({ tabs: few, more: [] });
  const { tabs, more } = tabsOf(named('a', 'b', 'c', 'd', 'e', 'f'));
  expect(tabs.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd']);
  expect(more.map(({ name }) => name)).toEqual(['e', 'f']);
});
