import { expect } from 'chai';
import { type Endpoint, type Lab, openLab } from '../../../src/server/index.js';
import { requireCommand, run } from '../../pki/support/command.js';
import { OpensslFiles } from './support/openssl.js';

/** What each client makes of a staple: s_client shows it, curl and gnutls-cli judge it. Null for a client that accepts. */
interface Hears {
  readonly openssl: RegExp;
  readonly curl: RegExp | null;
  readonly gnutls: RegExp | null;
}

const invalid = /received OCSP status response is invalid/;
const answerless = (status: string): Hears => ({
  openssl: new RegExp(`OCSP Response Status: ${status} `),
  curl: new RegExp(`Invalid OCSP response status: ${status} `),
  gnutls: null, // RFC 6066 §8 leaves it open what an answer without a status is worth.
});

const staples: Readonly<Record<string, Hears>> = {
  revoked: { openssl: /Cert Status: revoked/, curl: /revocation reason: keyCompromise/, gnutls: /chain is revoked/ },
  'ocsp-staple-expired': {
    openssl: /Cert Status: good/,
    curl: /OCSP response has expired/,
    gnutls: /OCSP data are old and have been superseded/,
  },
  'ocsp-staple-bad-signature': {
    openssl: /Cert Status: good/,
    curl: /OCSP response verification failed/,
    gnutls: invalid,
  },
  'ocsp-staple-wrong-cert': {
    openssl: /Cert Status: good/,
    curl: /Could not find certificate ID in OCSP response/,
    gnutls: invalid,
  },
  'ocsp-staple-wrong-ca': { openssl: /Cert Status: good/, curl: /OCSP response verification failed/, gnutls: invalid },
  'ocsp-staple-unknown': {
    openssl: /Cert Status: unknown/,
    curl: /certificate status verification FAILED/,
    gnutls: null,
  },
  'ocsp-staple-error-status-try-later': answerless('trylater'),
  'ocsp-staple-error-status-internal-error': answerless('internalerror'),
  'ocsp-staple-error-status-sig-required': answerless('sigrequired'),
  'ocsp-staple-error-status-unauthorized': answerless('unauthorized'),
  'ocsp-staple-error-status-malformed-request': answerless('malformedrequest'),
  'ocsp-staple-malformed-garbage': { openssl: /response parse error/, curl: /Invalid OCSP response/, gnutls: invalid },
  // OpenSSL has no better word for it.
  'ocsp-staple-malformed-empty': {
    openssl: /tls_process_cert_status_body:malloc failure/,
    curl: /malloc failure/,
    gnutls: /Error decoding the received TLS packet/,
  },
  // Neither OpenSSL nor GnuTLS looks at the extensions of a response; Java does.
  'ocsp-staple-critical-extension': { openssl: /1\.3\.6\.1\.4\.1\.55738\.2\.1: critical/, curl: null, gnutls: null },
  'ocsp-delegated-bad-no-eku': { openssl: /OCSP No Check/, curl: /verification failed/, gnutls: invalid },
  'ocsp-delegated-bad-missing': { openssl: /Cert Status: good/, curl: /verification failed/, gnutls: invalid },
  'ocsp-delegated-bad-wrong-ca': { openssl: /OCSP Signing/, curl: /verification failed/, gnutls: invalid },
  'must-staple-missing': {
    openssl: /no response sent/,
    curl: /No OCSP response received/,
    gnutls: /requires the server to include an OCSP status/,
  },
  'ocsp-future': { openssl: /Cert Status: good/, curl: /OCSP response has expired/, gnutls: null },
};

describe('the staples of a lab', () => {
  const files = new OpensslFiles();
  let lab: Lab;

  before(async () => {
    lab = await openLab({ scenarios: Object.keys(staples), host: '127.0.0.1' });
  });
  after(async () => {
    await lab.close();
    files.remove();
  });

  async function curl(server: Endpoint): Promise<{ code: number; stderr: string }> {
    const args = ['-sS', '--cert-status', '--cacert', server.trust.file, `https://localhost:${server.port}/`];
    return run('curl', args);
  }

  async function gnutls(server: Endpoint, ...options: string[]): Promise<{ code: number; said: string }> {
    const trusting = ['--x509cafile', server.trust.file, '--port', String(server.port), 'localhost'];
    const { code, stdout, stderr } = await run('gnutls-cli', [...options, ...trusting]);
    return { code, said: stdout + stderr };
  }

  describe('shown by openssl s_client -status', () => {
    before(function () {
      requireCommand(this, 'openssl');
    });

    for (const [name, { openssl }] of Object.entries(staples)) {
      for (const version of ['-tls1_2', '-tls1_3']) {
        it(`${name}${version.replace('-', ', ')}: ${openssl.source}`, async () => {
          expect(await files.staple(lab.endpoint(name), version)).to.match(openssl);
        });
      }
    }
  });

  describe('judged by curl --cert-status', () => {
    before(async function () {
      requireCommand(this, 'curl');
      if (!/OpenSSL/.test((await run('curl', ['--version'])).stdout)) this.skip();
    });

    for (const [name, { curl: words }] of Object.entries(staples)) {
      it(`${name} is ${words ? `refused: ${words.source}` : 'accepted'}, and its twin is accepted`, async () => {
        const { code, stderr } = await curl(lab.endpoint(name));
        expect(code).to.be.oneOf(words ? [91, 35] : [0]);
        if (words) expect(stderr).to.match(words);
        expect((await curl(await lab.endpoint(name).twin())).code, 'twin').to.equal(0);
      });
    }
  });

  describe('judged by gnutls-cli', () => {
    before(function () {
      requireCommand(this, 'gnutls-cli');
    });

    for (const [name, { gnutls: words }] of Object.entries(staples)) {
      it(`${name} is ${words ? `refused: ${words.source}` : 'accepted'}, and its twin is accepted`, async () => {
        const { code, said } = await gnutls(lab.endpoint(name));
        expect(code).to.equal(words ? 1 : 0);
        if (words) expect(said).to.match(words);
        expect((await gnutls(await lab.endpoint(name).twin())).code, 'twin').to.equal(0);
      });
    }
  });
});
