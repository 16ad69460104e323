import type { AlertRow, LedgerEntry } from '../api/contract';

export const someAlert = (change: Partial<AlertRow> = {}): AlertRow => ({
  id: 'a1',
  rule: 'r1',
  ruleName: 'Ports, far more than usual',
  group: 'r1:',
  status: 'firing',
  labels: { kind: 'burst', rule: 'r1', severity: 'warning', subject: 'entity:Q1' },
  openedAt: '2026-11-27T14:09:12Z',
  level: 1,
  sources: 8,
  step: 1,
  toldStep: 1,
  evidence: {
    measure: 'score',
    value: 3.4,
    threshold: 2,
    usual: 6,
    usualLow: 2,
    usualHigh: 10,
    articles: 34,
    sources: 8,
    window: '1h',
    shown: [],
  },
  handling: 'new',
  names: { 'entity:Q1': 'Skarholm Port Authority' },
  ...change,
});

export const someLine = (change: Partial<LedgerEntry> = {}): LedgerEntry => ({
  at: '2026-11-27T14:09:12Z',
  kind: 'fired',
  cause: 'none',
  rule: 'r1',
  alert: 'a1',
  steps: [1],
  why: 'fires: score 2.4, threshold 2, 21 articles from 5 sources',
  numbers: { articles: 21, sources: 5, level: 1, threshold: 2, usual: 6, value: 2.4 },
  ...change,
});
