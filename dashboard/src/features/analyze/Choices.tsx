import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { readers } from '../../api/queries';

/** What is said of the text beside the text itself; empty: not said. */
export interface Choice {
  reader: string;
  section: string;
  language: string;
}

interface Props {
  choice: Choice;
  choose: (change: Partial<Choice>) => void;
}

const languages = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'sv', 'tr', 'ru', 'uk', 'ar', 'zh', 'ja'];
const languageName = new Intl.DisplayNames(['en'], { type: 'language' });

/** Which reader reads, and what is known of the text. */
export function Choices({ choice, choose }: Props) {
  const list = useQuery(readers);
  const items = list.data?.items ?? [];
  const live = items.find((reader) => reader.live)?.reader ?? '';
  const missing = items.filter((reader) => !reader.available).map((reader) => reader.reader);
  return (
    <div className="choices">
      {items.length > 1 && (
        <span className="choice">
          <span id="choose-reader">Reader</span>
          <SegmentedControl
            aria-labelledby="choose-reader"
            className="small"
            size="xs"
            transitionDuration={0}
            data={items.map(({ reader, available }) => ({ value: reader, label: reader, disabled: !available }))}
            value={choice.reader || live}
            onChange={(reader) => choose({ reader: reader === live ? '' : reader })}
          />
          {missing.length > 0 && <span className="quiet">{missing.join(', ')}: its model is not here</span>}
        </span>
      )}
      <label className="choice">
        Section
        <input
          className="field"
          placeholder="as its source has it"
          value={choice.section}
          onChange={(event) => choose({ section: event.target.value })}
        />
      </label>
      <label className="choice">
        Language
        <select
          className="field"
          value={choice.language}
          onChange={(event) => choose({ language: event.target.value })}
        >
          <option value="">to be found out</option>
          {languages.map((code) => (
            <option key={code} value={code}>
              {languageName.of(code)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
