import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import { isFaultlsError } from '../../errors.js';
import { Listener } from '../../server/listener.js';
import type { DoctorDocument } from '../shapes.js';

/** Whether the system knows that names under `localhost` are this machine (RFC 6761 §6.3). */
export const resolvesSubdomainsOfLocalhost = (): Promise<boolean> =>
  lookup('expired.localhost').then(
    ({ address }) => address.startsWith('127.') || address === '::1',
    () => false,
  );

export const hasIpv6 = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === '::1'));

/** Whether `faultls serve` could open the ports that it opens unless told otherwise. */
export const portsAreFree = (ports: Readonly<Record<'tls' | 'http', number>>): Promise<DoctorDocument['ports']> =>
  Promise.all(
    (['tls', 'http'] as const).map(async (use) => ({ port: ports[use], use, free: await isFree(ports[use]) })),
  );

async function isFree(port: number): Promise<boolean> {
  try {
    const listener = await Listener.open({ host: 'localhost', port }, (socket) => socket.destroy());
    await listener.close();
    return true;
  } catch (error) {
    if (isFaultlsError(error)) return false;
    throw error;
  }
}
