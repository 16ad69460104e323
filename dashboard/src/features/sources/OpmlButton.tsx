import { useRef } from 'react';

interface Props {
  onText: (text: string) => void;
  large?: boolean;
}

/** Takes an OPML file from this machine. */
export function OpmlButton({ onText, large = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept=".opml,.xml,text/x-opml,application/xml,text/xml"
        aria-label="OPML file"
        onChange={async (event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) onText(await file.text());
        }}
      />
      <button type="button" className={large ? 'btn plain lg' : 'btn'} onClick={() => input.current?.click()}>
        Import OPML
      </button>
    </>
  );
}
