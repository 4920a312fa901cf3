import { X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  addressBytes,
  directoryName,
  dns,
  email,
  type GeneralName,
  healthyLeaf,
  hostName,
  ip,
  ipRange,
  KeyRing,
  mint,
  otherName,
  registeredId,
  uri,
} from '../../src/pki/index.js';

const keys = new KeyRing();
const certified = async (...names: readonly GeneralName[]) =>
  new X509Certificate((await mint(healthyLeaf('leaf', [], null).names(...names), null, keys)).der);

describe('names in certificates', () => {
  it('carry every IPv4 and IPv6 address so that another reader finds it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.ipV4(), fc.ipV6()), async (address) => {
        expect((await certified(ip(address))).checkIP(address), address).to.equal(address);
      }),
    );
  });

  it('carry every DNS name so that another reader finds it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.domain(), async (name) => {
        expect((await certified(dns(name))).checkHost(name)).to.equal(name);
      }),
    );
  });

  it('carry names of every other kind', async () => {
    const listed = (await certified(email('a@b.localhost'), uri('urn:x'), registeredId('1.3.6'), otherName('o')))
      .subjectAltName;
    expect(listed).to.equal('email:a@b.localhost, URI:urn:x, Registered ID:1.3.6, othername:<unsupported>');
    const directory = await certified(directoryName([{ type: 'O', value: 'Org' }]));
    expect(directory.subjectAltName).to.equal('DirName:O=Org');
  });

  it('tell hosts from addresses', () => {
    expect(['localhost', '127.0.0.1', '::1'].map((host) => hostName(host).reads)).to.deep.equal([
      'DNS:localhost',
      'IP:127.0.0.1',
      'IP:::1',
    ]);
  });

  it('write a range as address and mask, four or sixteen octets each', () => {
    expect(ipRange('10.0.0.0', '255.0.0.0').der.toString('hex')).to.equal('87080a000000ff000000');
    expect(addressBytes('fe80::1:0').toString('hex')).to.equal('fe800000000000000000000000010000');
  });
});
