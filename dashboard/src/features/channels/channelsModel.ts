import type { ChannelDto, ChannelTestDto, DeliveryAttemptDto, DeliveryDto } from '../../api/contract';
import { span, whenSeconds } from '../../ui/times';
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

const length = ({ tookMilliseconds: ms }: { tookMilliseconds: number }) =>
  ms < 1000 ? `${Math.round(ms)} ms` : span(ms / 1000);

/** "Accepted in 120 ms: 200. ok", or what went wrong. */
export function testWords(name: string, test: ChannelTestDto): string {
  const answer = [test.status === null ? '' : String(test.status), test.words].filter((part) => part !== '').join(' ');
  return test.delivered
    ? `${name} took the test in ${length(test)}${answer === '' ? '.' : `: ${answer}`}`
    : `${name} did not take the test: ${answer === '' ? 'no answer' : answer}`;
}

/** "sent 14:01:05, took 2 s": the time is that of its beginning. */
const attemptWords = (attempt: DeliveryAttemptDto, now: string) =>
  `sent ${whenSeconds(attempt.at, now)}, took ${length(attempt)}`;

/** What became of a delivery, in words, with its newest attempt. */
export function deliveryWords({ state, attempts, reason, last }: DeliveryDto, now: string): string {
  switch (state) {
    case 'delivered':
      return `Delivered${attempts > 1 ? ` at attempt ${attempts}` : ''}${last === null ? '' : `, ${attemptWords(last, now)}`}`;
    case 'dead': {
      const why = reason ?? 'Given up';
      return last === null ? why : `${why}${why.endsWith('.') ? '' : '.'} Last ${attemptWords(last, now)}.`;
    }
    default:
      return last === null
        ? 'Waiting'
        : `Failed ${plural(attempts, 'time')}, last ${attemptWords(last, now)}, tried again: ${last.words || (last.status ?? 'no answer')}`;
  }
}
