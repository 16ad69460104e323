import { expect, test } from 'vitest';
import { someEntity, someSentiment } from '../../test/some';
import { decidingWords, formedWords, moodWords, originWords, surenessWords } from './mood';

const mood = (label: string, score: number) => moodWords({ ...someSentiment(score), label });

test('a reading is put in words by its likeliest side, and by how far the score lies to it', () => {
  expect(mood('negative', -0.2)).toBe('a little negative');
  expect(mood('positive', 0.5)).toBe('positive');
  expect(mood('negative', -0.9)).toBe('very negative');
});

test('what is likeliest neutral is called neutral, however far the score leans', () => {
  expect(mood('neutral', -0.05)).toBe('neutral');
  expect(mood('neutral', -0.36)).toBe('neutral, leaning negative');
  expect(mood('neutral', 0.2)).toBe('neutral, leaning positive');
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

const says = (score: number) => ({
  start: 0,
  length: 1,
  field: 'body',
  sentiment: someSentiment(score),
  words: [],
  corrected: false,
});

test('a score is said to be formed from all sentences, of which the heaviest are shown', () => {
  const words = (kept: number, sentences: number | null) =>
    formedWords(someEntity('port', { evidence: Array.from({ length: kept }, () => says(0)), sentences }));
  expect(words(1, 1)).toBe('Formed from the one sentence that names it');
  expect(words(3, 3)).toBe('Formed from all 3 sentences that name it');
  expect(words(5, 1_204)).toBe('Formed from all 1,204 sentences that name it; the 5 that weigh most');
  expect(words(5, null)).toBe('Formed from all sentences that name it; the 5 that weigh most');
  expect(words(1, null)).toBe('Formed from all sentences that name it; the one that weighs most');
});

test('how many sentences agree is said of those that were kept', () => {
  const evidence = [says(-0.9), says(-0.8), says(0.9)];
  const words = (sentences: number | null) => decidingWords(someEntity('port', { evidence, sentences }), 'negative');
  expect(words(3)).toBe('3 sentences speak of it, 2 of them negative');
  expect(words(9)).toBe('Of the 9 sentences on it, the 3 that weigh most were kept, 2 of them negative');
  expect(words(null)).toBe('Of the sentences on it, the 3 that weigh most were kept, 2 of them negative');
});
