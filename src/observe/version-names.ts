const names: Readonly<Record<number, string>> = {
  0x0002: 'SSLv2',
  0x0300: 'SSLv3',
  0x0301: 'TLSv1',
  0x0302: 'TLSv1.1',
  0x0303: 'TLSv1.2',
  0x0304: 'TLSv1.3',
};

/** The name of a protocol version as Node and OpenSSL write it. */
export const versionName = (version: number): string => names[version] ?? `0x${version.toString(16).padStart(4, '0')}`;
