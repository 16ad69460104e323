import type { ChannelDto } from '../../api/contract';
import { RowAct } from '../../ui/RowAct';
import { kindName, stateWords } from './channelsModel';
import type { ChannelActions } from './useChannelActions';

interface Props {
  channels: readonly ChannelDto[];
  actions: ChannelActions;
}

export function ChannelTable({ channels, actions }: Props) {
  return (
    <div className="sect scroll part">
      <table className="tbl stack ch">
        <caption className="sr">Channels, oldest first</caption>
        <thead>
          <tr>
            <th className="name">Channel</th>
            <th className="by">Kind</th>
            <th className="to">Leads to</th>
            <th>State</th>
            <th className="does">
              <span className="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {channels.map((channel) => (
            <Row key={channel.id} channel={channel} actions={actions} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ channel, actions }: { channel: ChannelDto; actions: ChannelActions }) {
  const testing = actions.test.isPending && actions.test.variables.id === channel.id;
  return (
    <tr>
      <th scope="row" className="cut nm" title={channel.name}>
        {channel.name}
      </th>
      <td className="mid">{kindName(channel.kind)}</td>
      <td
        className="cut mid"
        title={channel.server === null ? channel.address : `${channel.address} by ${channel.server}`}
      >
        {channel.address}
      </td>
      <td>
        <span className={channel.on ? 'mid' : 'off'}>{stateWords(channel)}</span>
        {channel.keys.length > 1 && <span className="quiet">, {channel.keys.length} keys sign</span>}
      </td>
      <td className="does">
        {channel.on && (
          <RowAct
            words={testing ? 'Sending' : 'Send a test'}
            of={channel.name}
            off={testing}
            to={() => actions.test.mutate(channel)}
          />
        )}
        {channel.dead > 0 && channel.on && (
          <RowAct words={`Retry ${channel.dead}`} of={channel.name} to={() => actions.retryAll.mutate(channel)} />
        )}
        {channel.kind === 'webhook' && (
          <RowAct words="New key" of={channel.name} to={() => actions.rotate.mutate(channel)} />
        )}
        <RowAct
          words={channel.on ? 'Switch off' : 'Switch on'}
          of={channel.name}
          to={() => actions.turn.mutate({ channel, on: !channel.on })}
        />
        {!channel.on && <RowAct words="Remove" of={channel.name} to={() => actions.remove.mutate(channel)} />}
      </td>
    </tr>
  );
}
