import { type DragEvent, useState } from 'react';

interface Props {
  text: string;
  onText: (text: string) => void;
  rows: number;
  id: string;
}

/** Longest body that is read, characters. */
export const longest = 1_000_000;

/** Where a text is pasted, or a text file dropped. */
export function PasteField({ text, onText, rows, id }: Props) {
  const [over, setOver] = useState(false);
  const drop = async (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    setOver(false);
    if (!file) return;
    event.preventDefault();
    onText(await file.text());
  };
  return (
    <textarea
      id={id}
      className={over ? 'field over' : 'field'}
      rows={rows}
      placeholder="Headline on the first line, then the text"
      value={text}
      onChange={(event) => onText(event.target.value)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    />
  );
}
