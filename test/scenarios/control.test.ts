import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as control from '../../scenarios/control.js';
import { type Claim, scenariosIn, testClaims } from './support/claims.js';
import { minted, pki } from './support/minted.js';
import { hasOpenssl } from './support/openssl.js';

const signedOtherwise = ['signature', 'claimedSignature'];

const claims: Record<string, Claim> = {
  healthy: {},
  rsa2048: { leaf: ['key'] },
  rsa4096: { leaf: ['key'] },
  rsa8192: { leaf: ['key'] },
  ecc384: { leaf: ['key'] },
  sha384: { leaf: signedOtherwise, issuers: [signedOtherwise] },
  sha512: { leaf: signedOtherwise, issuers: [signedOtherwise] },
  'no-common-name': { leaf: ['subject'] },
  wildcard: { leaf: ['subject', 'subjectAltName'] },
  'ip-san': {},
  'long-chain': { sends: ['leaf', 'CA 2', 'CA 1', 'intermediate'] },
  http2: {},
  'mozilla-modern': {},
  'mozilla-intermediate': {},
  'mozilla-old': { leaf: ['key', 'keyUsage'] },
  dh2048: { leaf: ['key'] },
};

describe('the healthy controls', () => {
  const scenarios = scenariosIn(control);
  testClaims(scenarios, claims);

  it('expect to be accepted and have no cause', () => {
    for (const { family, cause, expect: expected } of scenarios) {
      expect({ family, cause, outcome: expected.outcome }).to.deep.equal({
        family: 'control',
        cause: null,
        outcome: 'accept',
      });
    }
  });

  for (const scenario of scenarios) {
    it(`${scenario.name} carries the host that it is dialled by, and is valid now`, async () => {
      const leaf = new X509Certificate((await minted(scenario)).leaf.der);
      const { host } = scenario.dial;
      expect(/^[\d.]+$/.test(host) ? leaf.checkIP(host) : leaf.checkHost(host), leaf.subjectAltName).to.be.a('string');
      expect(Date.parse(leaf.validFrom)).to.be.below(Date.now());
      expect(Date.parse(leaf.validTo)).to.be.above(Date.now());
    });
  }

  for (const [scenario, bits] of [
    [control.rsa2048, 2048],
    [control.rsa4096, 4096],
    [control.rsa8192, 8192],
  ] as const) {
    it(`${scenario.name} has a modulus of ${bits} bits`, async () => {
      const { publicKey } = new X509Certificate((await minted(scenario)).leaf.der);
      expect(publicKey.asymmetricKeyDetails?.modulusLength).to.equal(bits);
    }).timeout(60_000);
  }

  it('all pass the strict verification of the openssl command', async function () {
    if (!hasOpenssl) this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'faultls-'));
    try {
      const at = (name: string, content: string): string => {
        writeFileSync(join(folder, name), content);
        return join(folder, name);
      };
      const roots = at('roots.pem', await pki.trust());
      for (const scenario of scenarios) {
        const { leaf, presented } = await minted(scenario);
        const { host } = scenario.dial;
        const name = /^[\d.]+$/.test(host) ? ['-verify_ip', host] : ['-verify_hostname', host];
        const others = at(
          'others.pem',
          presented
            .slice(1)
            .map((each) => each.pem)
            .join(''),
        );
        const options = ['-x509_strict', '-purpose', 'sslserver', '-CAfile', roots, '-untrusted', others, ...name];
        const said = execFileSync('openssl', ['verify', ...options, at('leaf.pem', leaf.pem)], { encoding: 'utf8' });
        expect(said, scenario.name).to.match(/: OK$/m);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }).timeout(60_000);
});
