import type { ChannelDto } from '../../api/contract';
import { CopyField } from '../../ui/CopyField';
import './channels.css';

/** The key that signs a webhook, the one time that it can be seen. */
export function NewKey({ channel, onClose }: { channel: ChannelDto; onClose: () => void }) {
  return (
    <section className="newkey sect" aria-label={`The key of ${channel.name}`}>
      <h2 className="h2">
        The key of {channel.name}
        <span className="end">
          <button type="button" className="btn small" onClick={onClose}>
            Done
          </button>
        </span>
      </h2>
      <p className="mid">
        Give it to the receiver now, so that it can tell our messages from others. It is not shown again.
      </p>
      <CopyField text={channel.secret ?? ''} label="Key" />
    </section>
  );
}
