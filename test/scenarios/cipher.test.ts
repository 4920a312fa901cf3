import { expect } from 'chai';
import * as cipher from '../../scenarios/cipher.js';
import type { Scenario } from '../../src/scenario/index.js';
import { type How, serving, visit } from './support/visit.js';

/** Somebody who would take the suite in question, and what is agreed on with them. */
interface Taker {
  readonly scenario: Scenario;
  readonly takes: How;
  readonly suite: string | RegExp;
  /** False where an ordinary client finds nothing in common. */
  readonly ordinary: boolean;
}

const weak = (ciphers: string, more: How = {}): How => ({
  ciphers: `${ciphers}:@SECLEVEL=0`,
  maxVersion: 'TLSv1.2',
  ...more,
});
const anonymously = { rejectUnauthorized: false, checkServerIdentity: () => undefined };

const takers: readonly Taker[] = [
  {
    scenario: cipher.noCommonCipher,
    takes: { ciphers: 'TLS_AES_128_CCM_8_SHA256' },
    suite: 'TLS_AES_128_CCM_8_SHA256',
    ordinary: false,
  },
  { scenario: cipher.nullCipher, takes: weak('eNULL'), suite: /_NULL_/, ordinary: false },
  { scenario: cipher.anonymousAdh, takes: weak('ADH', anonymously), suite: /^TLS_DH_anon_/, ordinary: false },
  { scenario: cipher.anonymousAecdh, takes: weak('AECDH', anonymously), suite: /^TLS_ECDH_anon_/, ordinary: false },
  { scenario: cipher.staticRsa, takes: weak('kRSA'), suite: /^TLS_RSA_WITH_AES_/, ordinary: true },
  { scenario: cipher.cbc, takes: weak('ECDHE+AES'), suite: /^TLS_ECDHE_ECDSA_WITH_AES_\d+_CBC_SHA$/, ordinary: true },
  { scenario: cipher.dh1024, takes: weak('DHE'), suite: /^TLS_DHE_RSA_/, ordinary: true },
  {
    scenario: cipher.noCommonGroup,
    takes: { maxVersion: 'TLSv1.2', ecdhCurve: 'brainpoolP512r1:prime256v1' },
    suite: /^TLS_ECDHE_ECDSA_/,
    ordinary: false,
  },
];

describe('the cipher family', () => {
  for (const { scenario, takes, suite, ordinary } of takers) {
    it(`${scenario.name} agrees with a client that takes it on ${suite}`, async () => {
      const { code, status, agreed } = await serving(scenario, (server) => visit(server, takes));
      expect({ code, status }).to.deep.equal({ code: null, status: 200 });
      expect(agreed?.cipher).to.match(typeof suite === 'string' ? new RegExp(`^${suite}$`) : suite);
    });

    if (ordinary) continue;
    it(`${scenario.name} finds nothing in common with an ordinary client, and says handshake_failure`, async () => {
      await serving(scenario, async (server) => {
        expect((await visit(server)).alert).to.equal(40);
        expect(server.connections[0]?.alerts).to.deep.equal([{ from: 'server', code: 40, name: 'handshake_failure' }]);
      });
    });
  }

  it('the anonymous scenarios show no certificate', async () => {
    for (const [scenario, suites] of [
      [cipher.anonymousAdh, 'ADH'],
      [cipher.anonymousAecdh, 'AECDH'],
    ] as const) {
      const { agreed } = await serving(scenario, (server) => visit(server, weak(suites, anonymously)));
      expect(agreed?.certificate, scenario.name).to.equal(null);
    }
  });

  it('static-rsa has no ephemeral key', async () => {
    const { agreed } = await serving(cipher.staticRsa, (server) => visit(server, weak('kRSA')));
    expect(agreed?.ephemeral).to.deep.equal({});
  });

  it('dh1024 agrees on keys in a group of 1024 bits, which a careful client refuses', async () => {
    await serving(cipher.dh1024, async (server) => {
      const { agreed } = await visit(server, weak('DHE'));
      expect(agreed?.ephemeral).to.deep.include({ type: 'DH', size: 1024 });
      const careful = await visit(server, { maxVersion: 'TLSv1.2', ciphers: 'DHE', minDHSize: 2048 } as How);
      expect(careful.code).to.match(/DH_KEY_TOO_SMALL|ERR_TLS_DH_PARAM_SIZE/);
    });
  });
});
