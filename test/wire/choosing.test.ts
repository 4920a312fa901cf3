import { expect } from 'chai';
import { FaultlsError } from '../../src/errors.js';
import {
  checkWireOptions,
  edits,
  HelloCollector,
  type Identity,
  serveFlight,
  type WireOptions,
} from '../../src/wire/index.js';
import { identity } from './support/identities.js';
import { type NodeVisit, visit } from './support/node-client.js';
import { firstFlight, pipe } from './support/pipe.js';
import { startServer, type Visit } from './support/wire-server.js';

describe('the server', () => {
  let identities: Identity[];

  before(async () => {
    identities = [await identity('p256'), await identity('rsa-2048')];
  });

  type ClientOptions = Parameters<typeof visit>[1];

  async function meet(
    options: Partial<WireOptions>,
    client: ClientOptions = {},
  ): Promise<{ made: NodeVisit; seen: Visit }> {
    const server = await startServer({ identities, ...options });
    const made = await visit(server.port, { ciphers: 'ALL:@SECLEVEL=0', ...client });
    await server.visit.session.closed;
    await server.close();
    return { made, seen: server.visit };
  }

  const refusal = ({ seen }: { seen: Visit }): string | undefined =>
    seen.alerts.find(({ direction, level }) => direction === 'sent' && level === 'fatal')?.name;

  it('speaks the highest version that both have', async () => {
    expect((await meet({})).made.protocol).to.equal('TLSv1.3');
    expect((await meet({}, { maxVersion: 'TLSv1.2' })).made.protocol).to.equal('TLSv1.2');
    expect(
      (
        await meet(
          { versions: ['TLSv1', 'TLSv1.1'], cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'] },
          { minVersion: 'TLSv1' },
        )
      ).made.protocol,
    ).to.equal('TLSv1.1');
  });

  it('refuses a client without a version in common', async () => {
    const met = await meet({ versions: ['TLSv1.3'] }, { maxVersion: 'TLSv1.2' });
    expect(refusal(met)).to.equal('protocol_version');
    expect(met.seen.troubles).to.deep.equal(['the client offers only TLSv1.2, TLSv1.1, TLSv1, SSLv3']);
  });

  it('refuses a client without a suite, a group, a signature scheme or a protocol in common', async () => {
    const onlyChaCha: WireOptions = {
      identities,
      versions: ['TLSv1.3'],
      cipherSuites: ['TLS_CHACHA20_POLY1305_SHA256'],
    };
    expect(refusal(await meet(onlyChaCha, { ciphers: 'TLS_AES_128_GCM_SHA256' }))).to.equal('handshake_failure');
    expect(refusal(await meet({ groups: ['x448'] }, { ecdhCurve: 'P-256' }))).to.equal('handshake_failure');
    expect(refusal(await meet({ signatureSchemes: ['ed25519'] }))).to.equal('handshake_failure');
    expect(refusal(await meet({ alpn: ['h2'] }, { ALPNProtocols: ['http/1.1'] }))).to.equal('no_application_protocol');
  });

  it('refuses a fallback that was not necessary', async () => {
    const bytes = await firstFlight({ maxVersion: 'TLSv1.2' });
    // The last suite of the list becomes TLS_FALLBACK_SCSV (RFC 7507).
    const suitesAt = 5 + 4 + 34 + 1 + bytes.readUInt8(43);
    bytes.writeUInt16BE(0x5600, suitesAt + bytes.readUInt16BE(suitesAt));
    const collector = new HelloCollector();
    const first = collector.push(bytes);
    expect(first.kind).to.equal('client-hello');
    if (first.kind !== 'client-hello') return;
    const [near, far] = pipe();
    const session = serveFlight(near, collector.bytes, first.hello, { identities, lingerLimit: 1 });
    const alert = await new Promise<Buffer>((resolve) => far.once('data', resolve));
    expect([...alert]).to.deep.equal([21, 3, 3, 0, 2, 2, 86]);
    far.destroy();
    await session.closed;
  });

  it('takes its own first choice where it insists', async () => {
    const versions = await meet({
      versions: ['TLSv1.1'],
      cipherSuites: ['TLS_RSA_WITH_AES_128_CBC_SHA'],
      insist: true,
    });
    expect(versions.made.error).to.equal('ERR_SSL_UNSUPPORTED_PROTOCOL');
    const suites = await meet({ versions: ['TLSv1.2'], cipherSuites: ['TLS_RSA_WITH_RC4_128_MD5'], insist: true });
    expect(suites.made.error).to.equal('ERR_SSL_UNKNOWN_CIPHER_RETURNED');
    const protocols = await meet({ alpn: ['h2'], insist: true }, { ALPNProtocols: ['http/1.1'] });
    expect(protocols.made.error).to.match(/^ERR_SSL/);
    const schemes = await meet(
      { versions: ['TLSv1.3'], signatureSchemes: ['ecdsa_secp256r1_sha256'], insist: true },
      { sigalgs: 'RSA-PSS+SHA256' },
    );
    expect(schemes.made.error).to.equal('ERR_SSL_WRONG_SIGNATURE_TYPE');
  });

  it('asks for a share of another group where it must, and only then', async () => {
    const asked = await meet({ groups: ['secp384r1'] });
    expect(asked.made.accepted).to.equal(true);
    expect(asked.seen.negotiated[0]).to.include({ helloRetry: true, group: 'secp384r1' });
    expect((await meet({})).seen.negotiated[0]).to.include({ helloRetry: false, group: 'x25519' });
  });

  it('shows the certificate that the client can use', async () => {
    const ecdsa = await meet({}, { sigalgs: 'ECDSA+SHA256' });
    const rsa = await meet({}, { sigalgs: 'RSA-PSS+SHA256' });
    expect(ecdsa.seen.negotiated[0]?.signatureScheme).to.equal('ecdsa_secp256r1_sha256');
    expect(rsa.seen.negotiated[0]?.signatureScheme).to.equal('rsa_pss_rsae_sha256');
  });

  it('warns of a downgrade in its random, and only of a real one', async () => {
    const endOf = async (options: Partial<WireOptions>, client: ClientOptions) => {
      let end = '';
      const look = edits.random((bytes) => {
        end = bytes.subarray(24).toString('latin1');
        return bytes;
      });
      await meet({ ...options, handshake: (flight) => flight.patch('ServerHello', look) }, client);
      return end;
    };
    const old: ClientOptions = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1' };
    const suites = ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'] as const;
    expect(await endOf({}, { maxVersion: 'TLSv1.2' })).to.equal('DOWNGRD\x01');
    expect(await endOf({ versions: ['TLSv1.2', 'TLSv1.1'], cipherSuites: suites }, old)).to.equal('DOWNGRD\x00');
    expect(await endOf({ versions: ['TLSv1.2'] }, { maxVersion: 'TLSv1.2' })).not.to.match(/^DOWNGRD/);
  });

  it('answers extended_master_secret and encrypt_then_mac unless it is told not to', async () => {
    const cbc = { versions: ['TLSv1.2'], cipherSuites: ['TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA'] } as const;
    const both = await meet(cbc);
    const neither = await meet({ ...cbc, extendedMasterSecret: false, encryptThenMac: false });
    expect(both.seen.negotiated[0]).to.include({ extendedMasterSecret: true, encryptThenMac: true });
    expect(neither.seen.negotiated[0]).to.include({ extendedMasterSecret: false, encryptThenMac: false });
    expect([both.made.accepted, neither.made.accepted]).to.deep.equal([true, true]);
  });

  it('staples to clients that ask', async () => {
    const staple = Buffer.from('30030a0106', 'hex');
    const stapled = [{ ...(identities[0] as Identity), staple }];
    for (const version of ['TLSv1.3', 'TLSv1.2'] as const) {
      const options = { identities: stapled, versions: [version] };
      const asked = await meet(options, { requestOCSP: true });
      expect(asked.made.staple?.equals(staple), version).to.equal(true);
      const notAsked = await meet(options);
      expect(notAsked.made).to.include({ accepted: true, staple: undefined });
    }
  });

  it('says before it is visited when an edit does not fit its versions', () => {
    const options: WireOptions = { identities, handshake: (flight) => flight.drop('ServerKeyExchange') };
    expect(() => checkWireOptions({ ...options, versions: ['TLSv1.2'] })).not.to.throw();
    expect(() => checkWireOptions(options))
      .to.throw(FaultlsError, '"ServerKeyExchange"')
      .with.property('code', 'ERR_SCENARIO_CONFLICT');
  });
});
