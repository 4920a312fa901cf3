/** What a certificate says about where to ask; what is missing cannot be asked for. */
export interface Pointers {
  readonly crl?: string;
  readonly ocsp?: string;
  readonly caIssuers?: string;
}

/** The addresses that answer for one certificate, below the address where a lab tells what it knows. */
export const pointersTo = (at: string, place: string): Required<Pointers> => ({
  crl: `${at}/${place}.crl`,
  ocsp: `${at}/${place}/ocsp`,
  caIssuers: `${at}/${place}.crt`,
});

/** The place of the certificates that a root signed, by the key of that root. */
export const placeBelow = (rootKeyId: Buffer): string => `root-${rootKeyId.toString('hex').slice(0, 12)}`;
