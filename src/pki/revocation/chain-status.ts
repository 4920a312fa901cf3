import type { Chain } from '../chain.js';
import { pem } from '../der.js';
import type { LabPki } from '../lab-pki.js';
import type { Certificate } from '../mint.js';
import { CaStatus } from './ca-status.js';
import type { Revocation } from './plan.js';

/** What is said about the certificates of one chain, by all the CAs above its leaf. */
export class ChainStatus {
  private constructor(
    private readonly leaf: Certificate,
    private readonly plan: Revocation,
    /** Who speaks for each certificate but the last: that which issued the leaf first. */
    readonly issuing: readonly CaStatus[],
    private readonly root: readonly CaStatus[],
  ) {}

  static async of({ leaf, path }: Pick<Chain, 'leaf' | 'path'>, plan: Revocation, pki: LabPki): Promise<ChainStatus> {
    const { crl, ocsp } = plan;
    const issuing = path.slice(0, -1).map((each, n) => new CaStatus(each, pki, n === 0 ? { crl, ocsp } : {}));
    const root = await CaStatus.ofRoot(path.at(-1), pki);
    return new ChainStatus(leaf, plan, issuing, root ? [root] : []);
  }

  /** The OCSP response for the server to staple, in DER; null for a leaf that nobody but itself has issued. */
  async staple(): Promise<Buffer | null> {
    return (await this.issuing[0]?.staple(this.leaf.serial)) ?? null;
  }

  /** The CRL of every CA as it should be, in PEM. */
  async truthfulCrls(): Promise<ReadonlyMap<Certificate, string>> {
    const all = [...this.issuing, ...this.root].map(async ({ issuer, truthful }) => {
      return [issuer, inPem(await truthful.crl())] as const;
    });
    return new Map(await Promise.all(all));
  }

  /** The CRLs that a client holds who took them from where the certificates point to, in PEM. */
  async crls(truthful?: ReadonlyMap<Certificate, string>): Promise<string[]> {
    const [own, ...above] = (truthful ?? (await this.truthfulCrls())).values();
    if (!this.plan.crl) return own ? [own, ...above] : [];
    return [...(await this.#bent(this.plan.crl)), ...above];
  }

  /** Bytes that are no CRL are no file that a client could load. */
  async #bent({ bytes, beside }: NonNullable<Revocation['crl']>): Promise<string[]> {
    const [issuer] = this.issuing;
    if (!issuer) return [];
    const own = bytes ? [] : [await issuer.crl()];
    return (beside ? [...own, await issuer.crlOfAnother(this.leaf.serial)] : own).map(inPem);
  }
}

const inPem = (crl: Buffer): string => pem('X509 CRL', crl);
