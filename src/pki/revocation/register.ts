import type { Certificate } from '../mint.js';
import type { RevocationReason } from './plan.js';

/** That a certificate was taken back, when, and why. */
export interface Withdrawal {
  readonly at: Date;
  readonly reason: RevocationReason;
}

/** What a CA remembers about a certificate that it issued. */
interface Entry {
  readonly issuer: string;
  readonly serial: string;
  withdrawn: Withdrawal | null;
  /** How many show it: an intermediate stands in many chains, and a faulty serial number may be given twice. */
  shown: number;
}

/** Certificates are minted again and again; a client may still ask about that of a visit some time ago. */
const remembered = 100;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The books of all CAs of a lab: what they issued, to whom, and what they took back. */
export class StatusRegister {
  readonly #held = new Map<string, Entry[]>();
  /** What was taken back and is shown no more: a CRL lists it all the same. */
  readonly #withdrawn: Entry[] = [];
  readonly #byIssuer = new Map<string, Map<string, Entry>>();

  /** Notes the certificates of a chain; `holder` is whoever shows them. */
  enter(holder: string, certificates: readonly Certificate[]): void {
    const held = this.#held.get(holder) ?? [];
    this.#held.set(holder, held);
    for (const { issuer, serial } of certificates) {
      if (!issuer) continue;
      const entry = this.#entry(hex(issuer.keyId), hex(serial));
      entry.shown += 1;
      held.push(entry);
    }
    for (const old of held.splice(0, Math.max(0, held.length - remembered))) this.#strike(old);
  }

  /** Forgets a holder and what it held. */
  leave(holder: string): void {
    for (const entry of this.#held.get(holder) ?? []) this.#strike(entry);
    this.#held.delete(holder);
  }

  /** Takes a certificate back. */
  revoke({ issuer, serial }: Certificate, withdrawal: Withdrawal): void {
    const entry = issuer && this.#byIssuer.get(hex(issuer.keyId))?.get(hex(serial));
    if (entry) entry.withdrawn = withdrawal;
  }

  /** `unknown` for a serial number that this CA never gave, or that nobody shows any more (RFC 6960 §2.2). */
  statusOf(issuerKeyId: Buffer, serial: Uint8Array): Withdrawal | 'good' | 'unknown' {
    const entry = this.#byIssuer.get(hex(issuerKeyId))?.get(hex(serial));
    return entry ? (entry.withdrawn ?? 'good') : 'unknown';
  }

  /** All that a CA took back, by serial number in lower-case hex. */
  withdrawnBy(issuerKeyId: Buffer): Map<string, Withdrawal> {
    const issued = this.#byIssuer.get(hex(issuerKeyId))?.values() ?? [];
    return new Map([...issued].flatMap(({ serial, withdrawn }) => (withdrawn ? [[serial, withdrawn] as const] : [])));
  }

  #entry(issuer: string, serial: string): Entry {
    const issued = this.#byIssuer.get(issuer) ?? new Map<string, Entry>();
    this.#byIssuer.set(issuer, issued);
    const entry = issued.get(serial) ?? { issuer, serial, withdrawn: null, shown: 0 };
    issued.set(serial, entry);
    return entry;
  }

  #strike(entry: Entry): void {
    entry.shown -= 1;
    if (entry.shown > 0) return;
    if (!entry.withdrawn) return this.#forget(entry);
    this.#withdrawn.push(entry);
    for (const old of this.#withdrawn.splice(0, Math.max(0, this.#withdrawn.length - remembered))) {
      if (old.shown === 0) this.#forget(old);
    }
  }

  #forget({ issuer, serial }: Entry): void {
    const issued = this.#byIssuer.get(issuer);
    issued?.delete(serial);
    if (issued?.size === 0) this.#byIssuer.delete(issuer);
  }
}
