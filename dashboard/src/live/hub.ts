import { HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import type { Hub } from './LiveClient';

/** The status view is pushed every second, so ten silent seconds mean a dead connection, ms. */
const silence = 10_000;

export function makeHub(): Hub {
  const connection = new HubConnectionBuilder().withUrl('/hubs/live').configureLogging(LogLevel.None).build();
  connection.serverTimeoutInMilliseconds = silence;
  connection.keepAliveIntervalInMilliseconds = silence / 2;
  return connection;
}
