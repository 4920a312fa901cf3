import { connect } from 'node:tls';
import { expect } from 'chai';
import * as revocation from '../../scenarios/revocation.js';
import * as revocationCrl from '../../scenarios/revocation-crl.js';
import * as revocationOcsp from '../../scenarios/revocation-ocsp.js';
import { type Endpoint, type Lab, openLab } from '../../src/server/index.js';
import { issuerAndLeaf, pointers } from '../server/revocation/support/presented.js';
import { type Claim, scenariosIn, testClaims } from './support/claims.js';

/** Where the status of each scenario's leaf is to be had; what its certificates say otherwise than those of its twin. */
interface Telling extends Claim {
  readonly crl: boolean;
  readonly ocsp: boolean;
  readonly staple: boolean;
}

const everywhere = { crl: true, ocsp: true, staple: true };
const byCrl = { crl: true, ocsp: false, staple: false };
const byResponder = { crl: false, ocsp: true, staple: false };
const byStaple = { crl: false, ocsp: true, staple: true };

const claims: Readonly<Record<string, Telling>> = {
  'revoked-crl': byCrl,
  revoked: everywhere,
  'revoked-ocsp-responder': byResponder,
  'revoked-intermediate': everywhere,
  'crl-expired': byCrl,
  'crl-unreachable': byCrl,
  'crl-issuer-not-permitted': { ...byCrl, issuers: [['keyUsage']] },
  'crl-other-issuer': byCrl,
  'crl-malformed-number-missing': byCrl,
  'crl-malformed-number-critical': byCrl,
  'ocsp-staple-expired': byStaple,
  'ocsp-staple-bad-signature': byStaple,
  'ocsp-staple-wrong-cert': byStaple,
  'ocsp-staple-wrong-ca': byStaple,
  'ocsp-staple-unknown': byStaple,
  'ocsp-staple-error-status-try-later': byStaple,
  'ocsp-staple-error-status-internal-error': byStaple,
  'ocsp-staple-error-status-sig-required': byStaple,
  'ocsp-staple-error-status-unauthorized': byStaple,
  'ocsp-staple-error-status-malformed-request': byStaple,
  'ocsp-staple-malformed-garbage': byStaple,
  'ocsp-staple-malformed-empty': { ...byStaple, staple: false }, // Node tells none and an empty one alike.
  'ocsp-staple-critical-extension': byStaple,
  'ocsp-delegated-bad-no-eku': byStaple,
  'ocsp-delegated-bad-missing': byStaple,
  'ocsp-delegated-bad-wrong-ca': byStaple,
  'must-staple-missing': { ...everywhere, staple: false },
  'sct-missing-or-tampered': { ...everywhere, leaf: ['1.3.6.1.4.1.11129.2.4.2'] },
  'pinning-test': everywhere,
  'ocsp-responder-unreachable': byResponder,
  'ocsp-responder-slow': byResponder,
  'ocsp-responder-error': byResponder,
  'ocsp-future': byStaple,
  'crl-wrong-issuer': byCrl,
  'crl-garbage': byCrl,
  'ocsp-responder-silent': byResponder,
};

const scenarios = scenariosIn(revocation, revocationCrl, revocationOcsp);

/** Whether a client that asks for a staple gets one. */
const isStapled = ({ port, trust }: Endpoint): Promise<boolean> =>
  new Promise((resolve) => {
    const options = { port, host: '127.0.0.1', servername: 'localhost', ca: trust.ca, requestOCSP: true };
    const client = connect(options)
      .on('error', () => resolve(false))
      .once('OCSPResponse', (response: Buffer | null) => {
        resolve(response !== null && response.length > 0);
        client.destroy();
      });
  });

describe('the scenarios of the revocation family', () => {
  describe('in their certificates', () => testClaims(scenarios, claims));

  describe('served', () => {
    let lab: Lab;

    before(async () => {
      lab = await openLab({ scenarios, host: '127.0.0.1', httpPort: 0 });
    });
    after(() => lab.close());

    for (const [name, { crl, ocsp, staple }] of Object.entries(claims)) {
      it(`${name}: the status is told by ${Object.entries({ crl, ocsp, staple })
        .filter(([, told]) => told)
        .map(([channel]) => channel)
        .join(', ')}, that of the twin everywhere`, async () => {
        const server = lab.endpoint(name);
        const named = pointers((await issuerAndLeaf(server)).leaf);
        expect({ crl: named.crl !== '', ocsp: named.ocsp !== '' }).to.deep.equal({ crl, ocsp });
        expect(await isStapled(server)).to.equal(staple);
        const twin = await server.twin();
        expect(Object.values(pointers((await issuerAndLeaf(twin)).leaf))).to.not.include('');
        expect(await isStapled(twin)).to.equal(true);
      });
    }
  });
});
