import type { Connection } from '../observe/index.js';
import type { Scenario } from '../scenario/index.js';

/** What a healthy endpoint answers to programs: who it is, and what was agreed on. */
export function healthyDocument(scenario: Scenario, { tls, clientCertificate }: Connection): string {
  return `${JSON.stringify({
    scenario: scenario.name,
    says: scenario.says,
    protocol: tls?.protocol ?? null,
    cipher: tls?.cipher ?? null,
    alpn: tls?.alpn ?? null,
    clientCertificate: clientCertificate && { ...clientCertificate },
  })}\n`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const text = (value: string): string => value.replace(/[&<>"]/g, (each) => escapes[each] ?? each);

/** The same for people with a browser. */
export function healthyPage(scenario: Scenario, { tls }: Connection): string {
  const expected =
    scenario.expect.outcome === 'accept'
      ? 'A correct client accepts this server, so all is well.'
      : 'A correct client should not have shown you this page: it accepted a server that is broken on purpose.';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(scenario.name)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>${text(scenario.name)}</h1>
<p>${text(scenario.says)}</p>
<p>${expected}</p>
<p>${text(`${tls?.protocol ?? ''} · ${tls?.cipher ?? ''} · ${tls?.alpn ?? 'no ALPN'}`)}</p>
</html>
`;
}
