/** A kind of key, as `KeyObject.asymmetricKeyType` names it. */
export type KeyKind = 'rsa' | 'rsa-pss' | 'ec' | 'dsa' | 'ed25519' | 'ed448';

/** A signature scheme: which key, which hash (null: the scheme hashes by itself), which padding. */
export interface SignatureScheme {
  readonly id: number;
  readonly key: KeyKind;
  readonly hash: 'md5' | 'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | null;
  readonly pss: boolean;
  /** The only curve that TLS 1.3 allows with it (RFC 8446 §4.2.3), as OpenSSL names it. */
  readonly curve: string | null;
  /** TLS 1.3 may sign its handshake with it. */
  readonly modern: boolean;
}

const row = (
  id: number,
  key: KeyKind,
  hash: SignatureScheme['hash'],
  more: { pss?: true; curve?: string; modern?: true } = {},
): SignatureScheme => ({
  id,
  key,
  hash,
  pss: more.pss ?? false,
  curve: more.curve ?? null,
  modern: more.modern ?? false,
});

/** Every scheme, best first (RFC 8446 §4.2.3; hash and signature pairs of RFC 5246 §7.4.1.4.1). */
export const signatureSchemes = {
  ed25519: row(0x0807, 'ed25519', null, { modern: true }),
  ed448: row(0x0808, 'ed448', null, { modern: true }),
  ecdsa_secp256r1_sha256: row(0x0403, 'ec', 'sha256', { curve: 'prime256v1', modern: true }),
  ecdsa_secp384r1_sha384: row(0x0503, 'ec', 'sha384', { curve: 'secp384r1', modern: true }),
  ecdsa_secp521r1_sha512: row(0x0603, 'ec', 'sha512', { curve: 'secp521r1', modern: true }),
  rsa_pss_rsae_sha256: row(0x0804, 'rsa', 'sha256', { pss: true, modern: true }),
  rsa_pss_rsae_sha384: row(0x0805, 'rsa', 'sha384', { pss: true, modern: true }),
  rsa_pss_rsae_sha512: row(0x0806, 'rsa', 'sha512', { pss: true, modern: true }),
  rsa_pss_pss_sha256: row(0x0809, 'rsa-pss', 'sha256', { pss: true, modern: true }),
  rsa_pss_pss_sha384: row(0x080a, 'rsa-pss', 'sha384', { pss: true, modern: true }),
  rsa_pss_pss_sha512: row(0x080b, 'rsa-pss', 'sha512', { pss: true, modern: true }),
  rsa_pkcs1_sha256: row(0x0401, 'rsa', 'sha256'),
  rsa_pkcs1_sha384: row(0x0501, 'rsa', 'sha384'),
  rsa_pkcs1_sha512: row(0x0601, 'rsa', 'sha512'),
  dsa_sha256: row(0x0402, 'dsa', 'sha256'),
  ecdsa_sha224: row(0x0303, 'ec', 'sha224'),
  rsa_pkcs1_sha224: row(0x0301, 'rsa', 'sha224'),
  ecdsa_sha1: row(0x0203, 'ec', 'sha1'),
  rsa_pkcs1_sha1: row(0x0201, 'rsa', 'sha1'),
  dsa_sha1: row(0x0202, 'dsa', 'sha1'),
  rsa_pkcs1_md5: row(0x0101, 'rsa', 'md5'),
} as const satisfies Record<string, SignatureScheme>;

/** A signature scheme by its registered name; for the older pairs, named after the same pattern. */
export type SignatureSchemeName = keyof typeof signatureSchemes;

const byNumber = new Map<number, SignatureSchemeName>(
  Object.entries(signatureSchemes).map(([name, { id }]) => [id, name as SignatureSchemeName]),
);

/** The name of a scheme, or undefined for one that the engine does not know. */
export const signatureSchemeName = (id: number): SignatureSchemeName | undefined => byNumber.get(id);

/** What a healthy server of today signs with: everything but MD5 and SHA-1 (RFC 9155 §4). */
export const healthySignatureSchemes = (Object.keys(signatureSchemes) as SignatureSchemeName[]).filter(
  (name) => !['md5', 'sha1', 'sha224'].includes(signatureSchemes[name].hash ?? ''),
);
