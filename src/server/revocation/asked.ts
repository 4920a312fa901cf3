/** What a request wants, read from its path. */
export interface Asked {
  readonly kind: 'crl' | 'ocsp' | 'aia';
  readonly place: string;
  /** An OCSP request that came in the path (RFC 6960 appendix A.1), still in base64. */
  readonly inPath: string | null;
}

const kinds = { '.crl': 'crl', '.crt': 'aia', '/ocsp': 'ocsp' } as const;

/** Null for a path that is about something else. */
export function readAsked(url: string): Asked | null {
  const found = /^\/status\/([^?#]+?)(\.crl|\.crt|\/ocsp)(?:\/([^?#]*))?$/.exec(url);
  const [, place, ending, inPath = null] = found ?? [];
  if (!place || !ending) return null;
  const kind = kinds[ending as keyof typeof kinds];
  return kind !== 'ocsp' && inPath !== null ? null : { kind, place, inPath };
}

/** Clients may or may not escape what base64 has and a path should not. Null for bytes that are none. */
export function requestInPath(inPath: string): Buffer | null {
  try {
    return Buffer.from(decodeURIComponent(inPath), 'base64');
  } catch {
    return null;
  }
}
