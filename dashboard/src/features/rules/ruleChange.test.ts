import { afterEach, expect, test, vi } from 'vitest';
import { someRule } from '../../test/some';
import { saved, switched } from './ruleChange';

afterEach(() => vi.unstubAllGlobals());

/** What is sent, and answered with a rule. */
function sending() {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', (url: string | URL, { method, body }: RequestInit) => {
    sent.push([`${method} ${url}`, JSON.parse(String(body))]);
    return Promise.resolve(new Response(JSON.stringify(someRule())));
  });
  return sent;
}

const looked = someRule({ id: 'r/1', version: 2 });

test('a rule is saved as a change of the version that was looked at, a new one of none', async () => {
  const sent = sending();
  await saved(looked, { name: 'Ports', version: 3 });
  await saved(null, { name: 'Ports' });
  expect(sent).toEqual([
    ['PATCH /api/v1/rules/r%2F1', { name: 'Ports', version: 2 }],
    ['POST /api/v1/rules', { name: 'Ports' }],
  ]);
});

test('who edits a rule switches the version that was looked at, who sees it in a list switches it as it is', async () => {
  const sent = sending();
  await switched(looked, false, true);
  await switched(looked, false, false);
  expect(sent).toEqual([
    ['PATCH /api/v1/rules/r%2F1', { enabled: false, version: 2 }],
    ['PATCH /api/v1/rules/r%2F1', { enabled: false }],
  ]);
});
