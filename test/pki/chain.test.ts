import { createPublicKey, X509Certificate } from 'node:crypto';
import { expect } from 'chai';
import { type ChainPlan, issue, LabPki, type Site, unchanged } from '../../src/pki/index.js';

const pki = new LabPki();
const site: Site = { name: 'site', hosts: ['site.localhost', '127.0.0.1'], urls: null };
const chainOf = (plan: ChainPlan = {}) => issue(plan, site, pki.authorities, pki.keys);
const read = (certificates: readonly { readonly der: Buffer }[]) =>
  certificates.map(({ der }) => new X509Certificate(der));

describe('a chain', () => {
  it('leads from the leaf over the intermediate to the lab root, and sends all but the root', async () => {
    const { leaf, presented, path } = await chainOf();
    const all = read([leaf, ...path]);
    for (const [n, each] of all.entries()) expect(each.verify((all[n + 1] ?? each).publicKey)).to.equal(true);
    expect(presented).to.deep.equal([leaf, path[0]]);
    expect(path).to.have.length(2);
  });

  it('is for the hosts of its site', async () => {
    const [leaf] = read((await chainOf()).presented);
    expect([leaf?.subject, leaf?.subjectAltName]).to.deep.equal([
      'CN=site.localhost',
      'DNS:site.localhost, IP Address:127.0.0.1',
    ]);
  });

  it('adds CAs below the intermediate, the first of them at the top', async () => {
    const { path } = await chainOf({ issuers: [(ca) => ca.commonName('Upper CA'), (ca) => ca.commonName('Lower CA')] });
    const names = path.map(({ recipe }) => recipe.fields.subject[0]?.value);
    expect(names.slice(0, 2)).to.deep.equal(['Lower CA', 'Upper CA']);
    const all = read(path);
    expect(all[0]?.verify(all[1]?.publicKey ?? all[0].publicKey)).to.equal(true);
  });

  it('differs from the healthy one as it is told, and knows the site', async () => {
    const { leaf } = await chainOf({ certificate: (healthy, { name }) => healthy.commonName(`of ${name}`) });
    expect(new X509Certificate(leaf.der).subject).to.equal('CN=of site');
  });

  it('sends whatever is picked from its cast', async () => {
    const { presented, path } = await chainOf({
      issuers: [unchanged],
      present: ({ leaf, issuer, issuers, intermediate, root, honest }) => {
        expect(honest).to.deep.equal([leaf, issuer, intermediate]);
        expect(issuers).to.deep.equal([issuer]);
        return [root, leaf];
      },
    });
    expect(presented[0]).to.equal(path.at(-1));
  });

  it('reissues a CA with the same name and key by another one', async () => {
    const { presented } = await chainOf({
      issuers: [unchanged],
      present: async ({ issuer, reissue, unrelated }) => [
        issuer,
        await reissue(issuer, await unrelated()),
        await reissue(issuer, 'expired'),
      ],
    });
    const [own, byStranger, byExpired] = read(presented) as [X509Certificate, X509Certificate, X509Certificate];
    for (const other of [byStranger, byExpired]) {
      expect(other.subject).to.equal(own.subject);
      expect(other.publicKey.equals(own.publicKey)).to.equal(true);
    }
    expect(byStranger.issuer).to.equal('CN=Unrelated CA');
    expect(byExpired.issuer).to.match(/^CN=faultls expired \w+ CA$/);
  });

  it('cannot be reissued by "itself"', async () => {
    const attempt = chainOf({ present: async ({ leaf, reissue }) => [await reissue(leaf, 'itself')] });
    expect(await attempt.catch((error: Error) => error)).to.be.an.instanceOf(TypeError);
  });

  it('is served with the key of the leaf, unless it is told otherwise', async () => {
    const honest = await chainOf();
    expect(honest.key).to.equal(honest.leaf.key);
    const other = await chainOf({ servingKey: 'p256' });
    expect(createPublicKey(other.key).equals(new X509Certificate(other.leaf.der).publicKey)).to.equal(false);
  });

  it('is one certificate when it is anchored in itself', async () => {
    const { leaf, presented, path } = await chainOf({ anchor: 'itself' });
    expect([presented, path]).to.deep.equal([[leaf], []]);
  });

  it('is not issued without pointers when it needs them', async () => {
    const refusal = await chainOf({ needsPointers: true }).catch((error) => error);
    expect(refusal).to.have.property('code', 'ERR_NOT_SERVABLE_HERE');
    expect(refusal.message).to.match(
      /^"site" cannot be served here: .+ HTTP port\. Open one, or leave the scenario out\.$/,
    );
  });
});
