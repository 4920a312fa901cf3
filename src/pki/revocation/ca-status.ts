import type { CertID } from '@peculiar/asn1-ocsp';
import { daysAgo } from '../dates.js';
import type { LabPki } from '../lab-pki.js';
import type { Certificate } from '../mint.js';
import { mintCrl, thisWeek } from './crl.js';
import { isAbout, readOcspRequest, serialOf } from './ocsp-request.js';
import { certId, mintOcspResponse, ocspErrorResponse } from './ocsp-response.js';
import { ocspSignature } from './ocsp-signature.js';
import type { CrlFault, OcspFault } from './plan.js';
import type { Withdrawal } from './register.js';
import type { RootStatus } from './root-status.js';

/** A request for an OCSP response, as far as it was understood, and what is sent back. */
export interface OcspReply {
  readonly response: Buffer;
  /** Serial numbers asked about, in lower-case hex; none when the request could not be read. */
  readonly serials: readonly string[];
  readonly nonce: Buffer | null;
}

/** What is wrong with what a CA says. */
export interface StatusFaults {
  readonly crl?: CrlFault | undefined;
  readonly ocsp?: OcspFault | undefined;
}

/** What one CA says about the certificates that it issued. This and all below it is loaded only when somebody asks. */
export class CaStatus {
  constructor(
    readonly issuer: Certificate,
    private readonly pki: LabPki,
    private readonly faults: StatusFaults = {},
    /** A root has no key any more: it has signed all it will ever sign. */
    private readonly root: RootStatus | null = null,
  ) {}

  /** What a root said before it forgot its key; null for one of another lab. */
  static async ofRoot(root: Certificate | undefined, pki: LabPki): Promise<CaStatus | null> {
    const authority = (await pki.authorities.made()).find((each) => root?.keyId.equals(each.root.keyId));
    return authority ? new CaStatus(authority.root, pki, {}, authority.status) : null;
  }

  /** The same CA, telling everything as it should. */
  get truthful(): CaStatus {
    return new CaStatus(this.issuer, this.pki, {}, this.root);
  }

  /** The CRL, in DER. */
  async crl(): Promise<Buffer> {
    const { crl: fault = {} } = this.faults;
    if (this.root) return this.root.crl;
    if (fault.bytes === 'garbage') return garbage;
    if (fault.issuedBy === 'another-ca') return mintCrl(await this.#anotherCa(), new Map(), fault);
    return mintCrl(this.issuer, await this.#withdrawn(), fault);
  }

  /** The CRL of a CA that has nothing to do with this one, and took back the same serial number. */
  async crlOfAnother(serial: Buffer): Promise<Buffer> {
    return mintCrl(await this.#anotherCa(), new Map([[serial.toString('hex'), yesterday()]]));
  }

  /** Answers an OCSP request, whatever its bytes. */
  async ocsp(request: Uint8Array): Promise<OcspReply> {
    const question = readOcspRequest(request);
    if (!question) return { response: ocspErrorResponse('malformed-request'), serials: [], nonce: null };
    const { certificates, nonce } = question;
    const own = certificates.filter((each) => isAbout(each, this.issuer));
    // Who does not know the issuer cannot speak with authority (RFC 6960 §2.3).
    const response = own.length > 0 ? await this.#answer(own, nonce) : ocspErrorResponse('unauthorized');
    return { response, nonce, serials: certificates.map((each) => serialOf(each).toString('hex')) };
  }

  /** The response that a server fetches by itself, for its staple. */
  staple(serial: Buffer): Promise<Buffer> {
    return this.#answer([certId(serial, this.issuer)], null);
  }

  async #answer(certificates: readonly CertID[], nonce: Buffer | null): Promise<Buffer> {
    const { ocsp: fault = {} } = this.faults;
    if (fault.bytes) return fault.bytes === 'empty' ? Buffer.alloc(0) : garbage;
    if (fault.error) return ocspErrorResponse(fault.error);
    const withdrawn = await this.#withdrawn();
    const told = certificates.map((certificate) => ({
      certificate: fault.about === 'another-serial' ? neighbour(certificate, this.issuer) : certificate,
      status: fault.status ?? withdrawn.get(serialOf(certificate).toString('hex')) ?? this.#known(certificate),
    }));
    return mintOcspResponse({
      told,
      nonce,
      period: fault.period ?? thisWeek,
      signature: await ocspSignature(this.issuer, fault, this.pki, this.root),
      unknownCriticalExtension: fault.extension === 'unknown-critical',
    });
  }

  #known(certificate: CertID): 'good' | 'unknown' {
    return this.pki.register.statusOf(this.issuer.keyId, serialOf(certificate)) === 'unknown' ? 'unknown' : 'good';
  }

  /** What this CA took back. The intermediate of the lab issues to clients too. */
  async #withdrawn(): Promise<Map<string, Withdrawal>> {
    const withdrawn = this.pki.register.withdrawnBy(this.issuer.keyId);
    const { intermediate } = await this.pki.authorities.get('lab');
    if (!intermediate.keyId.equals(this.issuer.keyId)) return withdrawn;
    return new Map([...[...this.pki.revokedSerials].map((serial) => [serial, yesterday()] as const), ...withdrawn]);
  }

  async #anotherCa(): Promise<Certificate> {
    return (await this.pki.authorities.get({ untrusted: 'Unrelated' })).intermediate;
  }
}

const garbage = Buffer.from('These bytes tell the status of nothing.');

const yesterday = (): Withdrawal => ({ at: daysAgo(1), reason: 'keyCompromise' });

/** The certificate with the next serial number of the same CA. */
function neighbour(certificate: CertID, issuer: Certificate): CertID {
  const serial = Buffer.from(serialOf(certificate));
  serial[serial.length - 1] = (serial.at(-1) ?? 0) ^ 1;
  return certId(serial, issuer);
}
