import type { ChannelDto } from '../../api/contract';

/** The key that signs a webhook, the one time that it can be seen. */
export function NewKey({ channel, onClose }: { channel: ChannelDto; onClose: () => void }) {
  return (
    <section className="newkey sect" aria-label={`The key of ${channel.name}`}>
      <h2 className="h2">The key of {channel.name}</h2>
      <p className="mid">
        Give it to the receiver now, so that it can tell our messages from others. It is not shown again.
      </p>
      <p className="do">
        <code className="key">{channel.secret}</code>
        <button
          type="button"
          className="btn small"
          onClick={() => void navigator.clipboard.writeText(channel.secret ?? '')}
        >
          Copy
        </button>
        <button type="button" className="btn small plain" onClick={onClose}>
          Done
        </button>
      </p>
    </section>
  );
}
