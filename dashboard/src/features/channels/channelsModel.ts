import type { ChannelDto, ChannelTestDto, DeliveryDto } from '../../api/contract';
import { span } from '../../ui/times';
import { plural } from '../../ui/words';

interface Kind {
  kind: string;
  name: string;
  /** What an address of it looks like; null: it goes to a mailbox. */
  example: string | null;
  takesToken: boolean;
}

export const kinds: readonly Kind[] = [
  { kind: 'webhook', name: 'Webhook, signed', example: 'https://desk.example.org/hook', takesToken: false },
  { kind: 'email', name: 'E-mail', example: null, takesToken: false },
  { kind: 'slack', name: 'Slack', example: 'https://hooks.slack.com/services/…', takesToken: false },
  { kind: 'discord', name: 'Discord', example: 'https://discord.com/api/webhooks/…', takesToken: false },
  { kind: 'teams', name: 'Microsoft Teams', example: 'https://….logic.azure.com/workflows/…', takesToken: false },
  { kind: 'ntfy', name: 'ntfy', example: 'https://ntfy.sh/newsdesk', takesToken: true },
  { kind: 'alertmanager', name: 'Alertmanager JSON', example: 'https://ops.example.org/alerts', takesToken: true },
];

export const kindName = (kind: string): string => kinds.find((known) => known.kind === kind)?.name ?? kind;

/**
 * What a channel is called, as a sentence has it.
 * @param known Undefined: the channels are not read yet, or could not be. Then it is not known to be gone.
 */
export const channelName = (id: string, known: readonly Pick<ChannelDto, 'id' | 'name'>[] | undefined): string =>
  known === undefined ? 'a channel' : (known.find((channel) => channel.id === id)?.name ?? 'a channel that is gone');

/** "on", "on, 2 waiting, 3 given up", or why it is off. */
export function stateWords(channel: ChannelDto): string {
  if (channel.offReason !== null) return channel.offReason;
  const parts = ['On'];
  if (channel.waiting > 0) parts.push(`${plural(channel.waiting, 'message')} waiting`);
  if (channel.dead > 0) parts.push(`${channel.dead} given up`);
  return parts.join(', ');
}

/** "Accepted in 120 ms: 200. ok", or what went wrong. */
export function testWords(name: string, test: ChannelTestDto): string {
  const took =
    test.tookMilliseconds < 1000 ? `${Math.round(test.tookMilliseconds)} ms` : span(test.tookMilliseconds / 1000);
  const answer = [test.status === null ? '' : String(test.status), test.words].filter((part) => part !== '').join(' ');
  return test.delivered
    ? `${name} took the test in ${took}${answer === '' ? '.' : `: ${answer}`}`
    : `${name} did not take the test: ${answer === '' ? 'no answer' : answer}`;
}

/** What became of a delivery, in words. */
export function deliveryWords(delivery: DeliveryDto): string {
  switch (delivery.state) {
    case 'delivered':
      return `Delivered${delivery.attempts > 1 ? ` at attempt ${delivery.attempts}` : ''}`;
    case 'dead':
      return delivery.reason ?? 'Given up';
    default:
      return delivery.last === null
        ? 'Waiting'
        : `Failed ${plural(delivery.attempts, 'time')}, tried again: ${delivery.last.words || (delivery.last.status ?? 'no answer')}`;
  }
}
