import type { FieldProblem } from '../../api/client';
import type { ChannelRequest } from '../../api/contract';

/** What a mail server is said to be where nobody chose it. */
export const usualSecurity = 'starttls';

interface Written {
  request: ChannelRequest;
  /** What cannot even be sent; null: nothing. */
  problem: FieldProblem | null;
}

/**
 * A channel as the API takes it. A server of its own is whatever is said of one, so that one without a host is refused and not forgotten.
 * @param typed What stands in a field, without spaces around it; empty: nothing, or there is no such field.
 */
export function channelOf(kind: string, typed: (field: string) => string): Written {
  const text = (field: string) => typed(field) || null;
  const port = text('server.port');
  const isPort = port === null || (/^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65_535);
  const server = {
    host: text('server.host'),
    port: port === null || !isPort ? null : Number(port),
    security: text('server.security'),
    from: text('server.from'),
    user: text('server.user'),
    password: text('server.password'),
  };
  const { security, ...rest } = server;
  const isSaid = port !== null || Object.values(rest).some((part) => part !== null);
  return {
    request: {
      kind,
      name: text('name'),
      address: text('address'),
      token: text('token'),
      to: text('to'),
      server: isSaid || (security !== null && security !== usualSecurity) ? server : null,
    },
    problem: isPort ? null : { field: 'server.port', reason: 'a whole number from 1 to 65535' },
  };
}
