import { expect } from 'chai';
import fc from 'fast-check';
import {
  type CertificateRecipe,
  daysAgo,
  daysFromNow,
  der,
  differences,
  dns,
  extensions,
  healthyLeaf,
} from '../../src/pki/index.js';

type Change = readonly [string, (recipe: CertificateRecipe) => CertificateRecipe];

/** Every word of a recipe, with the fields that it changes in a healthy leaf. */
const changes: Readonly<Record<string, readonly [(recipe: CertificateRecipe) => CertificateRecipe, ...string[]]>> = {
  subject: [(r) => r.subject([{ type: 'O', value: 'o' }]), 'subject'],
  commonName: [(r) => r.commonName('c'), 'subject'],
  issuerName: [(r) => r.issuerName([]), 'issuer'],
  validFrom: [(r) => r.validFrom(daysAgo(3)), 'notBefore'],
  validUntil: [(r) => r.validUntil(daysFromNow(3), der.generalizedTime), 'notAfter'],
  key: [(r) => r.key('p384'), 'key'],
  signedWith: [(r) => r.signedWith('sha512'), 'hash'],
  claimsSignature: [(r) => r.claimsSignature('sha1'), 'claimedHash'],
  signedBy: [(r) => r.signedBy('itself'), 'signer'],
  serial: [(r) => r.serial(1), 'serial'],
  names: [(r) => r.names(dns('n')), 'subjectAltName'],
  forHosts: [(r) => r.forHosts('a', '127.0.0.1'), 'subject', 'subjectAltName'],
  usage: [(r) => r.usage('cRLSign'), 'keyUsage'],
  purposes: [(r) => r.purposes('any'), 'extendedKeyUsage'],
  authority: [(r) => r.authority(true, 1), 'basicConstraints'],
  constrainedTo: [(r) => r.constrainedTo({}), 'nameConstraints'],
  extend: [(r) => r.extend(extensions.mustStaple()), 'tlsFeature'],
  without: [(r) => r.without('keyUsage', 'extendedKeyUsage'), 'keyUsage', 'extendedKeyUsage'],
  critical: [(r) => r.critical('subjectAltName'), 'subjectAltName'],
  garbled: [(r) => r.garbled('subjectAltName', Buffer.of(1)), 'subjectAltName'],
  twice: [(r) => r.twice(extensions.basicConstraints(true)), 'basicConstraints'],
  bendSignature: [(r) => r.bendSignature((each) => each), 'bendParts'],
  damagedSignature: [(r) => r.damagedSignature(), 'bendParts'],
  bend: [(r) => r.bend((each) => each), 'bendWhole'],
};

const healthy = healthyLeaf('leaf.localhost', ['leaf.localhost'], null);
const anyChange: fc.Arbitrary<Change> = fc.constantFrom(
  ...Object.entries(changes).map(([name, [change]]): Change => [name, change]),
);

describe('certificate recipes', () => {
  it('never change: every word answers with another recipe', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { minLength: 1, maxLength: 12 }), (row) => {
        let recipe = healthy;
        for (const [name, change] of row) {
          const before = { ...recipe.fields, extensions: [...recipe.fields.extensions] };
          const next = change(recipe);
          expect(next, name).not.to.equal(recipe);
          expect(recipe.fields, name).to.deep.equal(before);
          recipe = next;
        }
      }),
    );
  });

  for (const [name, [change, ...fields]] of Object.entries(changes)) {
    it(`${name} changes ${fields.join(' and ')}, and nothing else`, () => {
      expect([...differences(healthy, change(healthy))]).to.have.members(fields);
      expect([...differences(healthy, healthy)]).to.deep.equal([]);
    });
  }

  it('replaces an extension where it stands, and adds a new one at the end', () => {
    const names = ({ fields }: CertificateRecipe) => fields.extensions.map((each) => each.name);
    expect(names(healthy.usage('cRLSign'))).to.deep.equal(names(healthy));
    expect(names(healthy.extend(extensions.mustStaple()))).to.deep.equal([...names(healthy), 'tlsFeature']);
    expect(healthy.usage('cRLSign').has('keyUsage')).to.equal(true);
    expect(healthy.without('keyUsage').has('keyUsage')).to.equal(false);
  });

  it('drops all extensions with version 1, which cannot have any', () => {
    expect(healthy.version(1).fields.extensions).to.deep.equal([]);
    expect(healthy.version(3).fields.extensions).to.deep.equal(healthy.fields.extensions);
  });

  it('damages one bit of a signature and keeps its length', () => {
    const parts = { tbs: Buffer.of(1), signatureAlgorithm: Buffer.of(2), signature: Buffer.of(8, 9) };
    const damaged = healthy.damagedSignature().fields.bendParts?.(parts);
    expect(damaged).to.deep.equal({ ...parts, signature: Buffer.of(8, 8) });
    expect(parts.signature).to.deep.equal(Buffer.of(8, 9));
  });
});
