import { useRef, useState } from 'react';
import type { ChannelDto } from '../../api/contract';
import './channels.css';

/** What became of copying: by the browser, or left to the keyboard where that is not let. */
type Copied = 'copied' | 'selected' | null;

const words: Record<Exclude<Copied, null>, string> = {
  copied: 'Copied.',
  selected: 'It is selected: copy it by Ctrl+C, or ⌘C.',
};

/** The key that signs a webhook, the one time that it can be seen. */
export function NewKey({ channel, onClose }: { channel: ChannelDto; onClose: () => void }) {
  const key = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<Copied>(null);
  const copy = async () => {
    if (key.current !== null) getSelection()?.selectAllChildren(key.current);
    setCopied((await write(channel.secret ?? '')) ? 'copied' : 'selected');
  };
  return (
    <section className="newkey sect" aria-label={`The key of ${channel.name}`}>
      <h2 className="h2">The key of {channel.name}</h2>
      <p className="mid">
        Give it to the receiver now, so that it can tell our messages from others. It is not shown again.
      </p>
      <p className="do">
        <code ref={key} className="key">
          {channel.secret}
        </code>
        <button type="button" className="btn small" onClick={() => void copy()}>
          Copy
        </button>
        <button type="button" className="btn small plain" onClick={onClose}>
          Done
        </button>
        <span className="quiet" role="status">
          {copied !== null && words[copied]}
        </span>
      </p>
    </section>
  );
}

/** Puts a text into the clipboard; false: the browser does not let us, as over plain http beyond this machine. */
async function write(text: string): Promise<boolean> {
  // Over plain http there is no clipboard, whatever the types say.
  const clipboard: Clipboard | undefined = navigator.clipboard;
  if (clipboard === undefined) return false;
  return clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
