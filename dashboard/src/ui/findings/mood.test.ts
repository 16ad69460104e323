import { expect, test } from 'vitest';
import { moodWords, originWords, surenessWords } from './mood';

test('a score is put in words, neutral ones alike on both sides', () => {
  expect(moodWords(-0.05)).toBe('neutral');
  expect(moodWords(-0.2)).toBe('a little negative');
  expect(moodWords(0.5)).toBe('positive');
  expect(moodWords(-0.9)).toBe('very negative');
});

test('everyone who found a name is named', () => {
  expect(originWords(['model'])).toBe('the model');
  expect(originWords(['known', 'model', 'own'])).toBe('the knowledge files, the model, and your own list');
});

test('how sure the model was leaves out what it did not see', () => {
  expect(surenessWords([0.98, 0, 0.61])).toBe(', 0.61 to 0.98 sure of each mention');
  expect(surenessWords([0.98, 0])).toBe(', 0.98 sure of it');
  expect(surenessWords([0, 0])).toBe('');
  expect(surenessWords(null)).toBe('');
});
