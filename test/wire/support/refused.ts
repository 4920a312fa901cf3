import type { ConnectionOptions } from 'node:tls';
import { expect } from 'chai';
import type { AlertName, FlightEdit, Identity, ProtocolVersion, WireOptions } from '../../../src/wire/index.js';
import { visit } from './node-client.js';
import { startServer } from './wire-server.js';

/** One thing that is wrong, and the alert that OpenSSL sends about it. */
export interface Fault {
  readonly options?: Partial<WireOptions>;
  readonly handshake?: FlightEdit;
  /** Null where the server has the last word. */
  readonly alert: AlertName | null;
  /** The fault lies after the handshake: the client has sent its request by then. */
  readonly after?: boolean;
  readonly client?: ConnectionOptions;
}

/** Claims that Node's client refuses it with that alert, and that it accepts the same server without the fault. */
export function itIsRefused(
  title: string,
  version: 'TLSv1.2' | 'TLSv1.3',
  fault: Fault,
  identities: () => readonly Promise<Identity>[],
): void {
  it(title, async () => {
    const versions: readonly ProtocolVersion[] = [version];
    const options: WireOptions = { identities: await Promise.all(identities()), versions, ...fault.options };
    const client = { minVersion: version, maxVersion: version, ciphers: 'ALL:@SECLEVEL=0', ...fault.client };
    const server = await startServer({ ...options, ...(fault.handshake ? { handshake: fault.handshake } : {}) });
    const made = await visit(server.port, client);
    const seen = server.visit;
    await seen.session.closed;
    await server.close();
    expect(made.accepted, 'accepted').to.equal(false);
    expect(made.error, 'the error of the client').to.be.a('string');
    expect(seen.alerts.find(({ direction }) => direction === 'received')?.name ?? null).to.equal(fault.alert);
    if (!fault.after) expect(seen.accepted, 'sent its request').to.equal(false);
    if (fault.handshake) await expectTwin(options, client);
  });
}

/** The client must have failed for the fault, and not because the server is broken anyhow. */
async function expectTwin(options: WireOptions, client: ConnectionOptions): Promise<void> {
  const server = await startServer(options);
  const made = await visit(server.port, client);
  await server.close();
  expect(made.accepted, `the twin, where it said ${made.error}`).to.equal(true);
}
