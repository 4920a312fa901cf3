const names: Readonly<Record<number, string>> = {
  2: 'SSLv2',
  768: 'SSLv3',
  769: 'TLSv1',
  770: 'TLSv1.1',
  771: 'TLSv1.2',
  772: 'TLSv1.3',
};

/** The name of a protocol version as Node and OpenSSL write it. */
export const versionName = (version: number): string => names[version] ?? `0x${version.toString(16).padStart(4, '0')}`;
