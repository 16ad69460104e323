/** The language of queries, told by examples that find something nearly anywhere. */
export const forms: readonly { form: string; means: string; example: string }[] = [
  { form: 'gaza ceasefire', means: 'both words, anywhere in title and text', example: 'gaza ceasefire' },
  { form: '"prime minister"', means: 'these words side by side', example: '"prime minister"' },
  { form: 'elect*', means: 'words that begin so', example: 'elect*' },
  { form: 'ceasefire OR truce', means: 'either one', example: 'ceasefire OR truce' },
  { form: 'storm NOT snow', means: 'the first without the second', example: 'storm NOT snow' },
  {
    form: '(ceasefire OR truce) (Gaza OR Ukraine)',
    means: 'brackets group; side by side is AND',
    example: '(ceasefire OR truce) (Gaza OR Ukraine)',
  },
  { form: 'tax NEAR/5 cut', means: 'at most five words between them, either way round', example: 'tax NEAR/5 cut' },
];

export const fields: readonly { form: string; means: string; example: string }[] = [
  { form: 'title:', means: 'in the title', example: 'title:election' },
  { form: 'text:', means: 'in the text, not the title', example: 'text:inflation' },
  {
    form: 'entity:',
    means: 'names a person, organisation or place; by words of the name, or by id',
    example: 'entity:"united nations"',
  },
  { form: 'topic:', means: 'is about a topic; by words of its name, or by code', example: 'topic:sport' },
  { form: 'source:', means: 'comes from a source whose name has these words', example: 'source:bbc' },
  { form: 'lang:', means: 'is written in a language', example: 'lang:en election' },
  {
    form: 'sentiment:',
    means: 'speaks so of the entity beside it, or, where none is named, sounds so as a whole: <, <=, >, >= and −1 to 1',
    example: 'entity:russia sentiment:<-0.3',
  },
];
