import { Agent } from 'node:https';
import type { LookupFunction } from 'node:net';
import { expect } from 'chai';
import * as visits from '../../scenarios/transport-visits.js';
import type { Endpoint } from '../../src/server/index.js';
import { type How, serving, visit } from './support/visit.js';

/** What so many visits came to, one after the other: the status, or the error's code. */
async function inTurn(server: Endpoint, times: number, how: How = {}): Promise<(string | number | null)[]> {
  const told: (string | number | null)[] = [];
  for (let n = 0; n < times; n++) {
    const { code, status } = await visit(server, how);
    told.push(code ?? status);
  }
  return told;
}

/** Tells a client that the host has this one address. */
const only =
  (address: string): LookupFunction =>
  (_host, options, callback) =>
    options.all
      ? callback(null, [{ address, family: address.includes(':') ? 6 : 4 }])
      : callback(null, address, address.includes(':') ? 6 : 4);

describe('the transport family, over several visits', () => {
  it('fails-then-recovers resets two visits and serves all later ones', async () => {
    const told = await serving(visits.failsThenRecovers, (server) => inTurn(server, 5));
    expect(told).to.deep.equal(['ECONNRESET', 'ECONNRESET', 200, 200, 200]);
  });

  it('one-bad-node-in-pool is expired at every third visit', async () => {
    const told = await serving(visits.oneBadNodeInPool, (server) => inTurn(server, 6));
    expect(told).to.deep.equal([200, 200, 'CERT_HAS_EXPIRED', 200, 200, 'CERT_HAS_EXPIRED']);
  });

  it('certificate-rotates closes a kept-alive connection, and shows a stranger to the next', async () => {
    const agent = new Agent({ keepAlive: true });
    try {
      const told = await serving(visits.certificateRotates, (server) => inTurn(server, 3, { agent }));
      expect(told).to.deep.equal([200, 'SELF_SIGNED_CERT_IN_CHAIN', 'SELF_SIGNED_CERT_IN_CHAIN']);
    } finally {
      agent.destroy();
    }
  });

  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    for (const scenario of [visits.resumptionRejected, visits.ticketFromAnotherNode]) {
      it(`${scenario.name} hands out a ${maxVersion} ticket, and answers it with a full handshake`, async () => {
        await serving(scenario, async (server) => {
          const { session } = await visit(server, { maxVersion });
          expect(session).to.be.instanceOf(Buffer);
          const again = await visit(server, { maxVersion, session: session as Buffer });
          expect(again.status).to.equal(200);
          expect(again.agreed?.resumed).to.equal(false);
        });
      });
    }

    it(`a healthy server resumes a ${maxVersion} session, so the two above show something`, async () => {
      await serving('healthy', async (server) => {
        const { session } = await visit(server, { maxVersion });
        expect((await visit(server, { maxVersion, session: session as Buffer })).agreed?.resumed).to.equal(true);
      });
    });
  }

  it('ticket-from-another-node resumes at the node that gave the ticket', async () => {
    await serving(visits.ticketFromAnotherNode, async (server) => {
      const { session } = await visit(server, { maxVersion: 'TLSv1.2' });
      await visit(server);
      const back = await visit(server, { maxVersion: 'TLSv1.2', session: session as Buffer });
      expect(back.agreed?.resumed).to.equal(true);
    });
  });

  it('dual-stack-broken-family refuses ::1 and serves 127.0.0.1', async () => {
    await serving(visits.dualStackBrokenFamily, async (server) => {
      expect((await visit(server, { lookup: only('127.0.0.1') })).status).to.equal(200);
      expect((await visit(server, { lookup: only('::1') })).code).to.be.oneOf(['ECONNREFUSED', 'EADDRNOTAVAIL']);
    });
  });

  it('dual-stack-broken-family-stall never answers at ::1 and serves 127.0.0.1', async function () {
    const { code } = await serving('healthy', (server) => visit(server, { lookup: only('::1') }));
    if (code !== null) return this.skip(); // This machine has no ::1 that could stall.
    await serving(visits.dualStackBrokenFamilyStall, async (server) => {
      expect((await visit(server, { lookup: only('127.0.0.1') })).status).to.equal(200);
      expect((await visit(server, { lookup: only('::1'), timeout: 300 })).code).to.equal('TIME LIMIT');
    });
  });

  for (const [scenario, code] of [
    [visits.keepaliveClosedOnReuseFin, 'ECONNRESET'],
    [visits.keepaliveClosedOnReuseRst, 'ECONNRESET'],
  ] as const) {
    it(`${scenario.name} answers once, and ends the connection at the next request on it`, async () => {
      const agent = new Agent({ keepAlive: true });
      try {
        await serving(scenario, async (server) => {
          expect(await inTurn(server, 2, { agent })).to.deep.equal([200, code]);
          expect(server.connections).to.have.length(1);
        });
      } finally {
        agent.destroy();
      }
    });
  }
});
