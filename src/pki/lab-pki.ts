import { Authorities, type KeptAuthorities } from './authorities.js';
import type { ClientCertificate, ClientCertificateKind } from './client-certificates.js';
import type { RevocationUrls } from './healthy.js';
import { KeyRing } from './keys.js';
import { StatusRegister } from './revocation/register.js';

/** All that is issued in one lab: who may issue, with which keys, for which names, and where its status is told. */
export class LabPki {
  readonly keys = new KeyRing();
  readonly authorities: Authorities;
  /** Serial numbers, in lower-case hex, of certificates of the lab intermediate that are revoked. */
  readonly revokedSerials = new Set<string>();
  /** What was issued, and what of it was taken back. */
  readonly register = new StatusRegister();
  /** Set by whoever opens an HTTP port that answers. */
  urls: RevocationUrls | null = null;
  #trust: Promise<string> | null = null;

  /** `hostNames` are the names besides `localhost` that the lab may vouch for; they are fixed from the start. */
  constructor(
    readonly hostNames: readonly string[] = [],
    kept: KeptAuthorities | null = null,
    /** Where the status of its certificates will be told, if that is known before the first of them is made. */
    statusAt?: string,
  ) {
    this.authorities = new Authorities(this.keys, hostNames, kept, statusAt);
  }

  /** The roots that a client is told to trust, as one PEM file. */
  trust(): Promise<string> {
    this.#trust ??= this.authorities.trusted().then((roots) => roots.map((each) => each.pem).join(''));
    return this.#trust;
  }

  /** The encoded subjects of the CAs whose client certificates are good here. */
  async clientCaNames(): Promise<Buffer[]> {
    const { root, intermediate } = await this.authorities.get('lab');
    return [root.subject, intermediate.subject];
  }

  /** The CAs whose client certificates are good here, and one that nobody has a certificate of. */
  async clientCas(): Promise<{ lab: string[]; nobody: string[] }> {
    const { root, intermediate } = await this.authorities.get('lab');
    const nobody = await this.authorities.get({ untrusted: 'Nobody' });
    return { lab: [root.pem, intermediate.pem], nobody: [nobody.root.pem] };
  }

  /**
   * A client certificate of this lab: good, or wrong in exactly one way.
   *
   * @throws FaultlsError `ERR_UNKNOWN_CLIENT_CERTIFICATE` with the list of kinds.
   */
  async clientCertificate(kind: ClientCertificateKind): Promise<ClientCertificate> {
    const { mintClientCertificate } = await import('./client-certificates.js');
    return mintClientCertificate(kind, this);
  }
}
