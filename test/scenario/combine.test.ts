import { expect } from 'chai';
import { FaultlsError } from '../../src/errors.js';
import { daysAgo, dns, healthyLeaf } from '../../src/pki/index.js';
import {
  combineScenarios,
  defineScenario,
  fin,
  mayReject,
  mustAccept,
  mustReject,
  mustTimeOut,
  reset,
  type Scenario,
  type ScenarioDefinition,
  segment,
} from '../../src/scenario/index.js';

const broken = (name: string, more: Partial<ScenarioDefinition>): Scenario =>
  defineScenario(name, { says: `${name} is broken.`, cause: 'expired', expect: mustReject(), ...more });

const old = broken('old', { certificate: (leaf) => leaf.validUntil(daysAgo(1)) });
const foreign = broken('foreign', { cause: 'wrong-host', certificate: (leaf) => leaf.names(dns('other.localhost')) });
const older = broken('older', { certificate: (leaf) => leaf.validUntil(daysAgo(9)) });
const legacy = broken('legacy', { cause: 'protocol-version', tls: { versions: ['TLSv1'] } });
const plain = broken('plain', { cause: 'plaintext-on-tls-port', socket: [fin()] });
const cutOff = broken('cut-off', { cause: 'response-interrupted', respond: [reset()] });
const well = defineScenario('well', { says: 'All is well.', cause: null, expect: mustAccept() });

const conflict = (...parts: Scenario[]): string => {
  try {
    combineScenarios('both', ...parts);
  } catch (error) {
    if (error instanceof FaultlsError && error.code === 'ERR_SCENARIO_CONFLICT') return error.message;
    throw error;
  }
  throw new Error('there was no conflict');
};

describe('combineScenarios', () => {
  it('joins faults in different parts of the server', () => {
    const both = combineScenarios('both', old, legacy);
    expect(Object.keys(both.making).sort()).to.deep.equal(['certificate', 'tls']);
    expect(both).to.deep.include({
      name: 'both',
      number: null,
      cause: 'expired',
      causes: ['expired', 'protocol-version'],
    });
    expect(both.says).to.equal('old is broken. legacy is broken.');
  });

  it('joins differences of one certificate that bend different fields', () => {
    const site = { name: 'both', hosts: ['localhost'], urls: null };
    const leaf = healthyLeaf('localhost', site.hosts, null);
    const bent = combineScenarios('both', old, foreign).making.certificate?.(leaf, site);
    expect(bent?.fields.notAfter.at.getTime()).to.be.below(Date.now());
    expect(bent?.fields.extensions.find((each) => each.name === 'subjectAltName')?.value.toString('latin1')).to.contain(
      'other.localhost',
    );
  });

  it('joins settings of TLS that do not touch', () => {
    const asking = broken('asking', { tls: { clientCertificate: 'required' } });
    expect(combineScenarios('both', legacy, asking).making.tls).to.deep.equal({
      versions: ['TLSv1'],
      clientCertificate: 'required',
    });
  });

  const conflicts: readonly [string, Scenario, Scenario, string][] = [
    ['two differences of the same field', old, older, '"notAfter" of the certificate'],
    [
      'two settings of the same name',
      legacy,
      broken('legacy-too', { tls: { versions: ['TLSv1.1'] } }),
      '"tls.versions"',
    ],
    ['two answers', cutOff, broken('closed', { respond: [fin()] }), '"respond"'],
    [
      'two ways to bend what leaves',
      broken('a', { outbound: segment(1) }),
      broken('b', { outbound: segment(2) }),
      '"outbound"',
    ],
    ['TLS and none', plain, old, 'the same connection'],
  ];
  for (const [what, a, b, field] of conflicts) {
    it(`refuses ${what}, and names both parts and the field`, () => {
      expect(conflict(a, b)).to.contain(`"${a.name}" and "${b.name}" cannot be combined`).and.to.contain(field);
    });
  }

  it('is no conflict when both parts say the same', () => {
    expect(combineScenarios('both', legacy, broken('again', { tls: { versions: ['TLSv1'] } })).making).to.deep.equal(
      legacy.making,
    );
  });

  it('expects what the strictest part expects, whatever the order', () => {
    const mild = broken('mild', { expect: mayReject({ alerts: ['bad_certificate'] }), tls: { alpn: 'ignored' } });
    const slow = broken('slow', { expect: mustTimeOut(), outbound: segment(1, 200) });
    for (const parts of [
      [well, mild, old, slow],
      [slow, old, mild, well],
    ]) {
      const { expect: expected } = combineScenarios('both', ...parts);
      expect(expected).to.deep.equal({ outcome: 'reject', level: 'must', alerts: ['bad_certificate'], per: '' });
    }
  });

  it('fails at the earliest stage of what is broken', () => {
    expect(combineScenarios('both', cutOff, old).failsAt).to.equal('handshake');
    expect(combineScenarios('both', cutOff, well).failsAt).to.equal('response');
  });

  it('needs something of the client only if every broken part does', () => {
    const inHttp2 = broken('in-http2', { needs: ['offers-h2'], tls: { alpn: ['h2'] } });
    expect(combineScenarios('both', inHttp2, old).needs).to.deep.equal([]);
    expect(combineScenarios('both', inHttp2, well).needs).to.deep.equal(['offers-h2']);
  });

  it('is dialled as the part asks that is dialled in a way of its own', () => {
    const byAddress = broken('by-address', { dial: { host: '127.0.0.1', bySni: false }, tls: { alpn: 'ignored' } });
    expect(combineScenarios('both', old, byAddress).dial).to.deep.equal(byAddress.dial);
  });

  it('is diagnosable only if all parts are', () => {
    const hidden = broken('hidden', { diagnosable: false, tls: { alpn: 'ignored' } });
    expect(combineScenarios('both', old, hidden).diagnosable).to.equal(false);
  });

  it('refuses a single scenario', () => {
    expect(() => combineScenarios('one', old))
      .to.throw(FaultlsError, 'it needs at least two scenarios')
      .with.property('code', 'ERR_SCENARIO_INVALID');
  });
});
