import { expect } from 'chai';
import { readAll, readDer } from '../../src/pki/der-reader.js';
import { type Certificate, dns, extensions, healthyAuthority, KeyRing, mint } from '../../src/pki/index.js';
import { covers, permittedNames, readBack } from '../../src/pki/read-back.js';

describe('Reading an authority back', () => {
  const keys = new KeyRing();
  const names = ['localhost', 'api.test'];
  let root: Certificate;
  let intermediate: Certificate;

  before(async () => {
    const constraints = { permitted: names.map(dns) };
    root = await mint(healthyAuthority('Our Root CA').constrainedTo(constraints), null, keys);
    const below = healthyAuthority('Our CA').extend(extensions.extendedKeyUsage('serverAuth', 'clientAuth'));
    intermediate = await mint(below.constrainedTo(constraints), root, keys);
  });

  const unsigned = ({ der }: Certificate) => readAll(readDer(der).contents)[0]?.raw;

  it('finds the recipe that mints the same certificate again', async () => {
    const readRoot = readBack(root.der, null, null);
    const read = readBack(intermediate.der, intermediate.key, readRoot);
    expect(unsigned(await mint(readRoot.recipe, null, keys, root.key))).to.deep.equal(unsigned(root));
    expect(unsigned(await mint(read.recipe, root, keys, read.key))).to.deep.equal(unsigned(intermediate));
  });

  it('has no private key where none is left', () => {
    expect(readBack(root.der, null, null).key.type).to.equal('public');
  });

  it('finds the names that it may vouch for', () => {
    expect(permittedNames(readBack(root.der, null, null))).to.deep.equal(names);
  });

  it('finds no names where there are no constraints', async () => {
    const free = await mint(healthyAuthority('A Free CA'), null, keys);
    expect(permittedNames(readBack(free.der, null, null))).to.deep.equal([]);
  });

  it('refuses what no authority of a lab carries', async () => {
    const padded = await mint(healthyAuthority('A Padded CA').extend(extensions.padding(10)), null, keys);
    expect(() => readBack(padded.der, null, null)).to.throw(RangeError, 'no authority of a lab carries');
    const large = await mint(healthyAuthority('A P-384 CA').key('p384'), null, keys);
    expect(() => readBack(large.der, null, null)).to.throw(RangeError, 'not a P-256 key');
  });

  it('takes a name and everything below it for covered, and nothing else', () => {
    for (const name of ['localhost', 'a.b.localhost', 'API.test']) expect(covers(names, name), name).to.equal(true);
    for (const name of ['xlocalhost', 'test', 'localhost.test']) expect(covers(names, name), name).to.equal(false);
  });
});
