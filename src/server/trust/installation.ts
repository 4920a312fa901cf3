import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import tls from 'node:tls';
import { InterimPools } from './interim-pools.js';

/** Trust that this process has for a time. */
export interface TrustInstallation extends Disposable {
  /** Ends it; may be called again. */
  uninstall(): void;
}

/** The roots of all installations in force, so that they nest, and end in any order. */
const inForce = new Map<symbol, string>();
let patch: { undo(): void } | null = null;
let pools: InterimPools | null = null;

/**
 * Makes every TLS client of this process that brings no `ca` of its own trust these roots beside those that it trusts
 * already: https, http2, the built-in fetch, and all that is built on them.
 */
export function installTrust(ca: string): TrustInstallation {
  const id = Symbol('installation');
  inForce.set(id, ca);
  renew();
  const uninstall = () => {
    if (inForce.delete(id)) renew();
  };
  return { uninstall, [Symbol.dispose]: uninstall };
}

function renew(): void {
  pools?.end();
  pools = null;
  if (inForce.size === 0) {
    patch?.undo();
    patch = null;
    return;
  }
  patch ??= patchSecureContexts();
  pools = new InterimPools();
}

/** All TLS clients of Node get their contexts from this one function, and look it up on each call. */
function patchSecureContexts(): { undo(): void } {
  const original = tls.createSecureContext;
  const extra = extraRoots();
  const patched: typeof original = (options) => {
    const secure = original(options);
    if (inForce.size > 0 && ofClient(options) && !options?.ca) {
      for (const ca of [...inForce.values(), ...extra]) secure.context.addCACert(ca);
    }
    return secure;
  };
  set(patched);
  // Whoever patched it after us keeps calling ours, which by then adds nothing.
  return { undo: () => void (tls.createSecureContext === patched && set(original)) };
}

/** Node 20 forgets the roots of NODE_EXTRA_CA_CERTS in a context to which another root is added. */
function extraRoots(): string[] {
  const file = process.env.NODE_EXTRA_CA_CERTS;
  try {
    return file ? [readFileSync(file, 'utf8')] : [];
  } catch {
    return []; // Node warned of that file when it started, and went on without it.
  }
}

function set(createSecureContext: typeof tls.createSecureContext): void {
  Object.assign(tls, { createSecureContext });
  syncBuiltinESMExports();
}

/**
 * A server's context must stay as it is: OpenSSL would complete an incomplete chain from its roots. `tls.connect` always
 * passes `checkServerIdentity`; of contexts made by hand, those with a certificate are taken for a server's.
 */
const ofClient = (options: tls.SecureContextOptions | undefined): boolean =>
  !options || 'checkServerIdentity' in options || !(options.cert || options.pfx);
