import { describe, expect, it } from 'vitest';
import { contentsOf, receive, size } from './exportModel';

describe('an export', () => {
  it('says what it holds before it comes', () => {
    const headers = new Headers({
      'Export-Articles': '305',
      'Export-Versions': '307',
      'Export-Position': '310',
      'Content-Disposition': 'attachment; filename=newsmonitor-at-310.jsonl',
    });
    expect(contentsOf(headers)).toEqual({
      articles: 305,
      versions: 307,
      position: 310,
      fileName: 'newsmonitor-at-310.jsonl',
    });
    headers.set('Content-Disposition', 'attachment; filename="a b.csv"');
    expect(contentsOf(headers).fileName).toBe('a b.csv');
  });

  it('comes together from pieces of any size, told as they come', async () => {
    const pieces = [3, 0, 9_000_000, 9_000_000, 5].map((length, i) => new Uint8Array(length).fill(i + 1));
    const told: number[] = [];
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    });
    const blob = await receive(body, (bytes) => told.push(bytes));
    expect(blob.size).toBe(18_000_008);
    expect(told.at(-1)).toBe(18_000_008);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect([...new Uint8Array(await blob.slice(0, 4).arrayBuffer())]).toEqual([1, 1, 1, 3]);
    expect([...new Uint8Array(await blob.slice(-6).arrayBuffer())]).toEqual([4, 5, 5, 5, 5, 5]);
  });

  it('is no file where the connection broke', async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(3));
        controller.error(new TypeError('network error'));
      },
    });
    await expect(receive(body, () => {})).rejects.toThrow('network error');
  });

  it('has a size that people read', () => {
    expect([0, 999, 12_400, 3_440_000, 1_240_000_000].map(size)).toEqual(['0 B', '999 B', '12 kB', '3.4 MB', '1.2 GB']);
  });
});
