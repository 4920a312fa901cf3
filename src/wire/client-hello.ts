import { Reader } from './reader.js';

/** What a ClientHello says (RFC 8446 §4.1.2; RFC 5246 §7.4.1.2 for older clients). */
export interface ClientHello {
  /** The handshake message, header included: what enters the transcript. */
  readonly message: Buffer;
  /** `legacy_version`, for example 0x0303. */
  readonly legacyVersion: number;
  readonly random: Buffer;
  readonly sessionId: Buffer;
  readonly cipherSuites: readonly number[];
  readonly compressionMethods: readonly number[];
  /** Extensions in the order in which they came. */
  readonly extensions: readonly { readonly type: number; readonly data: Buffer }[];
  /** `server_name` (RFC 6066 §3), lower case, or null. */
  readonly serverName: string | null;
  /** Protocols offered by ALPN (RFC 7301), best first. */
  readonly alpn: readonly string[];
  /** Every version offered: `supported_versions`, or all up to `legacy_version`. GREASE is left out. */
  readonly versions: readonly number[];
  readonly groups: readonly number[];
  readonly signatureSchemes: readonly number[];
  readonly keyShares: readonly { readonly group: number; readonly data: Buffer }[];
  /** True when a staple was asked for (`status_request`, RFC 6066 §8). */
  readonly statusRequest: boolean;
}

export const extensionType = {
  serverName: 0,
  maxFragmentLength: 1,
  statusRequest: 5,
  supportedGroups: 10,
  ecPointFormats: 11,
  signatureAlgorithms: 13,
  heartbeat: 15,
  alpn: 16,
  signedCertificateTimestamp: 18,
  padding: 21,
  encryptThenMac: 22,
  extendedMasterSecret: 23,
  compressCertificate: 27,
  recordSizeLimit: 28,
  sessionTicket: 35,
  preSharedKey: 41,
  earlyData: 42,
  supportedVersions: 43,
  cookie: 44,
  pskKeyExchangeModes: 45,
  certificateAuthorities: 47,
  postHandshakeAuth: 49,
  signatureAlgorithmsCert: 50,
  keyShare: 51,
  renegotiationInfo: 0xff01,
} as const;

/** GREASE values look like 0x?A?A with equal bytes (RFC 8701 §2). */
export const isGrease = (value: number): boolean => (value & 0x0f0f) === 0x0a0a && value >> 8 === (value & 0xff);

/**
 * Parses one ClientHello handshake message (4-byte header included).
 *
 * @throws RangeError when a length does not fit; a broken extension is kept as bytes and reads as not offered.
 */
export function parseClientHello(message: Buffer): ClientHello {
  const reader = new Reader(message);
  if (reader.u8() !== 1) throw new RangeError('not a ClientHello');
  const body = new Reader(reader.bytes(reader.u24()));
  const legacyVersion = body.u16();
  const random = body.bytes(32);
  const sessionId = body.vector8();
  const cipherSuites = new Reader(body.vector16()).all((r) => r.u16());
  const compressionMethods = [...body.vector8()];
  const extensions = body.done ? [] : new Reader(body.vector16()).all((r) => ({ type: r.u16(), data: r.vector16() }));

  const read = <T>(type: number, parse: (r: Reader) => T, otherwise: T): T => {
    const found = extensions.find((e) => e.type === type);
    if (!found) return otherwise;
    try {
      return parse(new Reader(found.data));
    } catch {
      return otherwise;
    }
  };
  const list16 = (r: Reader) => new Reader(r.vector16()).all((each) => each.u16());

  return {
    message,
    legacyVersion,
    random,
    sessionId,
    cipherSuites,
    compressionMethods,
    extensions,
    serverName: read(extensionType.serverName, readServerName, null),
    alpn: read(extensionType.alpn, (r) => new Reader(r.vector16()).all((e) => e.vector8().toString('latin1')), []),
    versions: read(
      extensionType.supportedVersions,
      (r) => new Reader(r.vector8()).all((each) => each.u16()),
      upTo(legacyVersion),
    ).filter((version) => !isGrease(version)),
    groups: read(extensionType.supportedGroups, list16, []),
    signatureSchemes: read(extensionType.signatureAlgorithms, list16, []),
    keyShares: read(
      extensionType.keyShare,
      (r) => new Reader(r.vector16()).all((e) => ({ group: e.u16(), data: e.vector16() })),
      [],
    ),
    statusRequest: extensions.some((e) => e.type === extensionType.statusRequest),
  };
}

function readServerName(reader: Reader): string | null {
  const names = new Reader(reader.vector16()).all((r) => ({ type: r.u8(), name: r.vector16() }));
  return (
    names
      .find((each) => each.type === 0)
      ?.name.toString('latin1')
      .toLowerCase() ?? null
  );
}

const upTo = (version: number) => [0x0303, 0x0302, 0x0301, 0x0300].filter((each) => each <= version);
