import { expect, test } from 'vitest';
import { channelOf } from './channelForm';

const of = (typed: Record<string, string>) => channelOf('email', (field) => typed[field] ?? '');
const desk = { name: 'Desk', to: 'desk@example.org', 'server.security': 'starttls' };

test('a channel without a server of its own is sent by the program’s', () => {
  expect(of(desk)).toEqual({
    request: { kind: 'email', name: 'Desk', address: null, token: null, to: 'desk@example.org', server: null },
    problem: null,
  });
});

test('nothing that is said of a server is thrown away', () => {
  const typed = {
    'server.port': '25',
    'server.from': 'alerts@example.org',
    'server.user': 'u',
    'server.password': 'p',
  };
  for (const [field, text] of Object.entries({ ...typed, 'server.host': 'mail.example.org', 'server.security': 'tls' }))
    expect(of({ ...desk, [field]: text }).request.server, field).not.toBeNull();
  expect(of({ ...desk, ...typed }).request.server).toEqual({
    host: null,
    port: 25,
    security: 'starttls',
    from: 'alerts@example.org',
    user: 'u',
    password: 'p',
  });
});

test('what is no port is said, and not taken for another', () => {
  for (const port of ['abc', '0', '65536', '2.5', '587 or 25', '1e3'])
    expect(of({ ...desk, 'server.host': 'mail.example.org', 'server.port': port }).problem?.field, port).toBe(
      'server.port',
    );
  expect(of({ ...desk, 'server.port': '65535' }).problem).toBeNull();
});
