import { isIPv6 } from 'node:net';

/** Where the status port is opened, and how clients reach it. */
export interface StatusAddress {
  /** `localhost` is 127.0.0.1 and ::1. */
  readonly host: string;
  /** 0 for a free one: that which the intermediates of the lab name, unless somebody has it. */
  readonly port: number;
  /** The URL at which clients reach the port, where it is another than this machine sees: that of a container. */
  readonly advertise?: string | undefined;
}

/** The path below which a lab tells the status of its certificates. */
const statusPath = '/status';

/** The URL below which the status is told, without a slash at its end. */
export const statusUrl = ({ host, port, advertise }: StatusAddress): string =>
  (advertise?.replace(/\/+$/, '') ?? `http://${dialled(host)}:${port}`) + statusPath;

/** An address at which clients on this machine reach what listens on `host`. */
function dialled(host: string): string {
  if (host === 'localhost' || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return isIPv6(host) ? `[${host}]` : host;
}
