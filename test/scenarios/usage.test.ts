import { X509Certificate } from 'node:crypto';
import {
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate as Peculiar,
} from '@peculiar/x509';
import { expect } from 'chai';
import * as usage from '../../scenarios/usage.js';
import type { Scenario } from '../../src/scenario/index.js';
import { type Claim, scenariosIn, testClaims } from './support/claims.js';
import { factsOf } from './support/facts.js';
import { minted } from './support/minted.js';

const purposes = { leaf: ['extendedKeyUsage'] } as const;

const claims: Record<string, Claim> = {
  'eku-client-auth-only': purposes,
  'eku-code-signing-critical': purposes,
  'eku-any': purposes,
  'eku-on-intermediate-excludes': { issuers: [['extendedKeyUsage']] },
  'eku-empty': purposes,
  'ku-no-digital-signature': { leaf: ['keyUsage'] },
  'ku-keycertsign-on-leaf': { leaf: ['keyUsage'] },
  'unknown-critical-extension': { leaf: ['unknownExtension'] },
  'unknown-critical-extension-intermediate': { issuers: [['unknownExtension']] },
  'unknown-noncritical-extension': { leaf: ['unknownExtension'] },
  'duplicate-extension-in-cert': { leaf: ['subjectAltName'] },
  'wrong-criticality-aia': { leaf: ['authorityInfoAccess'] },
  'wrong-criticality-aki': { leaf: ['authorityKeyIdentifier'] },
  'wrong-criticality-ski': { leaf: ['subjectKeyIdentifier'] },
  'key-identifiers-missing': { leaf: ['authorityKeyIdentifier', 'subjectKeyIdentifier'] },
  'serial-out-of-profile-zero': {},
  'serial-out-of-profile-negative': {},
  'serial-out-of-profile-over-20-octets': {},
  'issuer-name-empty': { leaf: ['issuer'], issuers: [['subject']] },
  'policy-constraints-noncritical': { issuers: [['policyConstraints']] },
  'eku-absent': purposes,
};

const leafOf = async (scenario: Scenario) => (await minted(scenario)).leaf.der;
const issuerOf = async (scenario: Scenario) => (await minted(scenario)).path[0]?.der ?? Buffer.alloc(0);
const extensionsOf = (der: Buffer, oid: string) => factsOf(der).extensions.filter((each) => each.oid === oid);

describe('the usage family', () => {
  testClaims(scenariosIn(usage), claims);

  it('says by extended key usage what the certificate is for', async () => {
    const eku = (der: Buffer) => new Peculiar(new Uint8Array(der)).getExtension(ExtendedKeyUsageExtension);
    const said: [string, Buffer, string[]][] = [
      ['clientAuth', await leafOf(usage.ekuClientAuthOnly), ['1.3.6.1.5.5.7.3.2']],
      ['codeSigning', await leafOf(usage.ekuCodeSigningCritical), ['1.3.6.1.5.5.7.3.3']],
      ['any', await leafOf(usage.ekuAny), ['2.5.29.37.0']],
      ['nothing', await leafOf(usage.ekuEmpty), []],
      ['emailProtection', await issuerOf(usage.ekuOnIntermediateExcludes), ['1.3.6.1.5.5.7.3.4']],
    ];
    for (const [what, der, oids] of said) expect(eku(der)?.usages, what).to.deep.equal(oids);
    expect(eku(await leafOf(usage.ekuCodeSigningCritical))?.critical).to.equal(true);
    expect(eku(await leafOf(usage.ekuAbsent))).to.equal(null);
  });

  it('says by key usage what the key is for', async () => {
    const usages = async (scenario: Scenario) =>
      new Peculiar(new Uint8Array(await leafOf(scenario))).getExtension(KeyUsagesExtension)?.usages;
    expect(await usages(usage.kuNoDigitalSignature)).to.equal(KeyUsageFlags.cRLSign);
    expect(await usages(usage.kuKeyCertSignOnLeaf)).to.equal(
      KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign,
    );
    expect(new X509Certificate(await leafOf(usage.kuKeyCertSignOnLeaf)).ca).to.equal(false);
  });

  it('marks what nobody knows as critical, or not', async () => {
    const oid = '1.3.6.1.4.1.55738.2.1';
    const marks = (der: Buffer) => extensionsOf(der, oid).map((each) => each.critical);
    expect(marks(await leafOf(usage.unknownCriticalExtension))).to.deep.equal([true]);
    expect(marks(await issuerOf(usage.unknownCriticalExtensionIntermediate))).to.deep.equal([true]);
    expect(marks(await leafOf(usage.unknownNoncriticalExtension))).to.deep.equal([false]);
  });

  it('marks as critical what must never be, and the other way round', async () => {
    const marked: [Buffer, string, boolean][] = [
      [await leafOf(usage.criticalAia), '1.3.6.1.5.5.7.1.1', true],
      [await leafOf(usage.criticalAki), '2.5.29.35', true],
      [await leafOf(usage.criticalSki), '2.5.29.14', true],
      [await issuerOf(usage.policyConstraintsNoncritical), '2.5.29.36', false],
    ];
    for (const [der, oid, critical] of marked) {
      expect(
        extensionsOf(der, oid).map((each) => each.critical),
        oid,
      ).to.deep.equal([critical]);
    }
  });

  it('lists the same alternative names in two extensions', async () => {
    const [first, second, ...more] = extensionsOf(await leafOf(usage.duplicateExtension), '2.5.29.17');
    expect(first?.value).to.equal(second?.value);
    expect(more).to.deep.equal([]);
  });

  it('has serial numbers that are zero, negative and too long', async () => {
    const serial = async (scenario: Scenario) => factsOf(await leafOf(scenario)).serial;
    expect(await serial(usage.serialZero)).to.equal('00');
    expect(Number.parseInt((await serial(usage.serialNegative)).slice(0, 2), 16)).to.be.at.least(0x80);
    expect((await serial(usage.serialTooLong)).length / 2).to.equal(21);
  });

  it('has an issuer without a name, whose signature still verifies', async () => {
    const { leaf, path } = await minted(usage.issuerNameEmpty);
    expect(factsOf(leaf.der).issuer).to.equal('3000');
    expect(new X509Certificate(leaf.der).verify(new X509Certificate(path[0]?.der ?? '').publicKey)).to.equal(true);
  });
});
