import type { LabPki } from '../../pki/index.js';
import type { StatusAddress } from './address.js';
import { StatusPort } from './status-port.js';

/** A port that is open for as long as one lab needs it. */
export interface SharedStatus {
  readonly port: StatusPort;
  /** Ends one lab's share; the port closes with the last. */
  leave(): Promise<void>;
}

interface Shared {
  users: number;
  readonly opened: Promise<StatusPort>;
}

const open = new WeakMap<LabPki, Shared>();

/**
 * The port that tells the status of one PKI's certificates. Labs that share a PKI share it, as a CA has one CRL; only
 * a lab that wants a port of its choice gets that one.
 *
 * @throws FaultlsError `ERR_PORT_TAKEN`, `ERR_PORT_INVALID`, `ERR_HOST_INVALID`.
 */
export async function shareStatusPort(pki: LabPki, address: StatusAddress): Promise<SharedStatus> {
  const shared = open.get(pki) ?? { users: 0, opened: StatusPort.open(pki, address) };
  open.set(pki, shared);
  shared.users += 1;
  const leave = async (): Promise<void> => {
    shared.users -= 1;
    if (shared.users > 0) return;
    open.delete(pki);
    await (await shared.opened).close();
  };
  try {
    const port = await shared.opened;
    if (address.port === 0 || address.port === port.port) return { port, leave: once(leave) };
  } catch (error) {
    shared.users -= 1;
    open.delete(pki);
    throw error;
  }
  await leave();
  const own = await StatusPort.open(pki, address);
  return { port: own, leave: once(() => own.close()) };
}

const once = (end: () => Promise<void>): (() => Promise<void>) => {
  let ended: Promise<void> | null = null;
  return () => {
    ended ??= end();
    return ended;
  };
};
