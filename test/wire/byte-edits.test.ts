import { expect } from 'chai';
import type { About, AboutRecords } from '../../src/wire/edits/index.js';
import { edits } from '../../src/wire/index.js';
import { writeCertificate } from '../../src/wire/messages/certificate.js';
import { extension, writeExtensions } from '../../src/wire/messages/extensions.js';
import { readServerHello, writeServerHello } from '../../src/wire/messages/server-hello.js';
import { handshakeType } from '../../src/wire/tables/types.js';
import { u16, vector16 } from '../../src/wire/writer.js';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const about = (type: keyof typeof handshakeType, version = 0x0304): About => ({
  type: handshakeType[type],
  context: { version } as About['context'],
});
const nothing = about('Finished');
const aboutRecords = (before = 0): AboutRecords => ({ before, context: nothing.context });
const record = (payload: string, type = 22) => ({ type, version: 0x0303, payload: Buffer.from(payload) });

const hello = writeServerHello({
  legacyVersion: 0x0303,
  random: Buffer.alloc(32, 7),
  sessionId: hex('01 02'),
  cipherSuite: 0x1301,
  compression: 0,
  extensions: [extension('supportedVersions', u16(0x0304)), extension('cookie', hex('aa'))],
});

describe('edits of bytes', () => {
  it('flip one bit, counted from either end', () => {
    expect(edits.flip(0)(hex('00 00'), nothing)).to.deep.equal(hex('01 00'));
    expect(edits.flip(-1, 0x80)(hex('00 00'), nothing)).to.deep.equal(hex('00 80'));
    expect(edits.flip(9)(hex('00'), nothing)).to.deep.equal(hex('00'));
  });

  it('append, truncate, overwrite and replace', () => {
    expect(edits.append('ab')(hex('00'), nothing)).to.deep.equal(hex('00 61 62'));
    expect(edits.truncateTo(1)(hex('01 02 03'), nothing)).to.deep.equal(hex('01'));
    expect(edits.truncateTo(-1)(hex('01 02 03'), nothing)).to.deep.equal(hex('01 02'));
    expect(edits.overwrite(1, hex('ff'))(hex('01 02 03'), nothing)).to.deep.equal(hex('01 ff 03'));
    expect(edits.overwrite(-1, hex('ff'))(hex('01 02 03'), nothing)).to.deep.equal(hex('01 02 ff'));
    expect(edits.become([4, 5])(hex('01'), nothing)).to.deep.equal(hex('04 05'));
    expect(edits.zeros(hex('01 02'), nothing)).to.deep.equal(hex('00 00'));
  });

  it('leave the bytes before them as they were', () => {
    const bytes = hex('01 02 03');
    for (const edit of [edits.flip(0), edits.overwrite(0, hex('ff')), edits.append('x'), edits.zeros])
      edit(bytes, nothing);
    expect(bytes).to.deep.equal(hex('01 02 03'));
  });
});

describe('edits of a ServerHello', () => {
  const change = (edit: typeof edits.zeros) => readServerHello(edit(hello, about('ServerHello')));

  it('change one field and nothing else', () => {
    const honest = readServerHello(hello);
    expect(change(edits.cipherSuite('TLS_RSA_WITH_RC4_128_MD5'))).to.deep.equal({ ...honest, cipherSuite: 4 });
    expect(change(edits.cipherSuite(0x0a0a)).cipherSuite).to.equal(0x0a0a);
    expect(change(edits.legacyVersion(0x0300))).to.deep.equal({ ...honest, legacyVersion: 0x0300 });
    expect(change(edits.compression(1))).to.deep.equal({ ...honest, compression: 1 });
    expect(change(edits.sessionId(edits.become([9])))).to.deep.equal({ ...honest, sessionId: hex('09') });
    expect(
      change(edits.random(edits.overwrite(-8, 'DOWNGRD\x01')))
        .random.subarray(24)
        .toString(),
    ).to.equal('DOWNGRD\x01');
  });

  it('put an extension in, leave one out, say one twice, change what it says', () => {
    const types = (edit: typeof edits.zeros) => change(edit).extensions.map(({ type }) => type);
    expect(types(edits.withExtension('alpn'))).to.deep.equal([43, 44, 16]);
    expect(types(edits.withExtension(0x4242))).to.deep.equal([43, 44, 0x4242]);
    expect(types(edits.withoutExtension('cookie'))).to.deep.equal([43]);
    expect(types(edits.extensionTwice('cookie'))).to.deep.equal([43, 44, 44]);
    expect(change(edits.withExtension('cookie', hex('bb'))).extensions[1]?.data).to.deep.equal(hex('bb'));
    expect(change(edits.inExtension('cookie', edits.flip(0))).extensions[1]?.data).to.deep.equal(hex('ab'));
  });

  it('lie about the length of the extensions', () => {
    const lying = edits.extensionsLengthOff(1)(hello, about('ServerHello'));
    expect(lying.length).to.equal(hello.length);
    expect(lying.readUInt16BE(40)).to.equal(hello.readUInt16BE(40) + 1);
  });
});

describe('edits of other messages', () => {
  const entry = (name: string) => ({ certificate: Buffer.from(name), extensions: [] });
  const certificate = writeCertificate(0x0304, { context: Buffer.alloc(0), entries: [entry('leaf'), entry('root')] });

  it('change the list of certificates, its leaf and its request context', () => {
    const edited = (edit: typeof edits.zeros) => edit(certificate, about('Certificate'));
    const expected = (entries: ReturnType<typeof entry>[], context = '') =>
      writeCertificate(0x0304, { context: Buffer.from(context), entries });
    expect(edited(edits.certificates(() => []))).to.deep.equal(expected([]));
    expect(edited(edits.leaf(edits.append('!')))).to.deep.equal(expected([entry('leaf!'), entry('root')]));
    expect(edited(edits.requestContext(Buffer.from('x')))).to.deep.equal(expected([entry('leaf'), entry('root')], 'x'));
  });

  it('put an extension into the entry of the leaf, and correct the length of the list', () => {
    const edited = edits.withExtension('signedCertificateTimestamp', hex('0000'))(certificate, about('Certificate'));
    const sct = [extension('signedCertificateTimestamp', hex('0000'))];
    const expected = writeCertificate(0x0304, {
      context: Buffer.alloc(0),
      entries: [{ ...entry('leaf'), extensions: sct }, entry('root')],
    });
    expect(edited).to.deep.equal(expected);
  });

  it('find the extensions of EncryptedExtensions and CertificateRequest', () => {
    const added = vector16(writeExtensions([extension('cookie', hex('01'))]));
    expect(edits.withExtension('cookie', hex('01'))(vector16(), about('EncryptedExtensions'))).to.deep.equal(added);
    expect(edits.withExtension('cookie', hex('01'))(hex('00 0000'), about('CertificateRequest'))).to.deep.equal(
      Buffer.concat([hex('00'), added]),
    );
  });

  it('refuse a message that has no extensions', () => {
    expect(() => edits.withExtension('cookie')(hex('00'), about('Finished'))).to.throw('has no extensions');
  });

  it('change the signature of a ServerKeyExchange, with a curve and with a group of numbers', () => {
    const curve = hex('03 001d 02 aabb 0403 0002 1111');
    const group = hex('0001 17 0001 02 0001 05 0401 0002 2222');
    const exchange = about('ServerKeyExchange', 0x0303);
    expect(edits.signature(edits.flip(-1))(curve, exchange)).to.deep.equal(hex('03 001d 02 aabb 0403 0002 1110'));
    expect(edits.signature(edits.become([]))(group, exchange)).to.deep.equal(hex('0001 17 0001 02 0001 05 0401 0000'));
    expect(edits.signatureScheme('rsa_pkcs1_md5')(curve, exchange)).to.deep.equal(
      hex('03 001d 02 aabb 0101 0002 1111'),
    );
    expect(edits.withoutSignature(curve, exchange)).to.deep.equal(hex('03 001d 02 aabb'));
    expect(edits.withoutSignature(group, exchange)).to.deep.equal(hex('0001 17 0001 02 0001 05'));
  });

  it('change the fields of a ticket', () => {
    const ticket = hex('00000e10 01020304 01 00 0002 abcd 0000');
    expect(edits.ticket({ lifetime: 604801 })(ticket, nothing)).to.deep.equal(
      hex('00093a81 01020304 01 00 0002 abcd 0000'),
    );
    expect(edits.ticket({ ticket: Buffer.alloc(0) })(ticket, nothing)).to.deep.equal(
      hex('00000e10 01020304 01 00 0000 0000'),
    );
  });
});

describe('edits of records', () => {
  const payloads = (records: readonly { readonly payload: Buffer }[]) =>
    records.map(({ payload }) => payload.toString());

  it('claim another type or version', () => {
    expect(edits.recordType('alert')([record('a')], aboutRecords())).to.deep.equal([{ ...record('a'), type: 21 }]);
    expect(edits.recordVersion(0x0302)([record('a')], aboutRecords())).to.deep.equal([
      { ...record('a'), version: 0x0302 },
    ]);
  });

  it('cut, repeat, and put others between', () => {
    expect(payloads(edits.cutInto(2)([record('abcde')], aboutRecords()))).to.deep.equal(['ab', 'cd', 'e']);
    expect(payloads(edits.replay(3)([record('a')], aboutRecords()))).to.deep.equal(['a', 'a', 'a']);
    const interleaved = edits.interleave('applicationData', Buffer.from('-'))(
      [record('a'), record('b')],
      aboutRecords(),
    );
    expect(payloads(interleaved)).to.deep.equal(['a', '-', 'b']);
    expect(interleaved[1]?.type).to.equal(23);
    expect(payloads(edits.precededBy(99, Buffer.from('-'))([record('a'), record('b')], aboutRecords()))).to.deep.equal([
      '-',
      'a',
      'b',
    ]);
  });

  it('change the payload of one record only, counted over the whole connection', () => {
    const third = edits.nth(3, edits.payload(edits.append('!')));
    expect(payloads(third([record('a'), record('b')], aboutRecords(0)))).to.deep.equal(['a', 'b']);
    expect(payloads(third([record('c'), record('d')], aboutRecords(2)))).to.deep.equal(['c!', 'd']);
  });
});

describe('what is done to bytes on the wire', () => {
  const bytes = Buffer.from('abcde');

  it('splits them, drips them, holds them back', () => {
    expect(edits.split(2)(bytes)).to.deep.equal([
      Buffer.from('ab'),
      { pause: 1 },
      Buffer.from('cd'),
      { pause: 1 },
      Buffer.from('e'),
    ]);
    expect(edits.drip({ every: 200 })(Buffer.from('ab'))).to.deep.equal([
      Buffer.from('a'),
      { pause: 200 },
      Buffer.from('b'),
    ]);
    expect(edits.late(50)(bytes)).to.deep.equal([{ pause: 50 }, bytes]);
  });

  it('cuts them off, and then closes, resets or falls silent', () => {
    expect(edits.truncate(2, 'reset')(bytes)).to.deep.equal([Buffer.from('ab'), 'reset']);
    expect(edits.truncate(-1, 'stall')(bytes)).to.deep.equal([Buffer.from('abcd'), 'stall']);
  });
});
