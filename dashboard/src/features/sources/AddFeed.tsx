import { Modal } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { FeedPreview } from './FeedPreview';
import { PublicFeeds } from './PublicFeeds';
import { usePreview } from './usePreview';
import type { SourceActions } from './useSourceActions';

interface Props {
  /** The address to look at first; empty: none yet. */
  start: string;
  actions: SourceActions;
  onClose: () => void;
}

/** Looks at what a feed brings before it is added; offers well-known ones where there is no address. */
export function AddFeed({ start, actions, onClose }: Props) {
  const [text, setText] = useState(start);
  const preview = usePreview();
  const asked = useRef(false);
  useEffect(() => {
    if (start === '' || asked.current) return;
    asked.current = true;
    preview.look(start);
  }, [start, preview]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    preview.look(text);
  };
  return (
    <Modal opened onClose={onClose} title="Add a feed" size={680} transitionProps={{ duration: 0 }}>
      <form className="addform wide" onSubmit={submit}>
        <input
          className="field lg"
          type="text"
          inputMode="url"
          data-autofocus
          placeholder="Address of a site or feed"
          aria-label="Address of a site or feed"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="btn lg" disabled={text.trim() === '' || preview.pending}>
          Look at it
        </button>
      </form>
      <FeedPreview
        preview={preview}
        adding={actions.add.isPending}
        onAdd={(source) => actions.add.mutate(source, { onSuccess: onClose })}
      />
      {preview.found === null && <PublicFeeds actions={actions} />}
    </Modal>
  );
}
