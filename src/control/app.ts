import { Hono } from 'hono';
import type { Lab } from '../server/index.js';
import { addressOf, type EndpointAddress, type Site } from './addresses.js';
import { entryOf, type ScenarioEntry } from './entry.js';
import { hostGuard, tokenGuard } from './guard.js';
import { indexPage } from './index-page.js';
import { problem } from './problem.js';
import { version } from './version.js';

/** What the HTTP port tells about. */
export interface ControlledLab {
  readonly lab: Lab;
  readonly site: Site;
  /** Needed for all that changes something; null for none. */
  readonly token: string | null;
}

/** A scenario of a running lab: what it is, and where. */
export type HostedScenario = ScenarioEntry & EndpointAddress;

/** The answer of `GET /version`. */
export interface VersionDocument {
  readonly schema: 1;
  readonly name: 'faultls';
  readonly version: string;
}

/** The HTTP side of a lab: its CA, its scenarios, and a page for people. */
export function controlApp({ lab, site, token }: ControlledLab): Hono {
  const app = new Hono();
  const hosted = (): HostedScenario[] =>
    lab.endpoints.map((each) => ({ ...entryOf(each.scenario), ...addressOf(each, lab, site) }));

  app.use(hostGuard(site), tokenGuard(token));
  app.get('/healthz', (context) => context.json({ ok: true }));
  app.get('/version', (context) => context.json({ schema: 1, name: 'faultls', version } satisfies VersionDocument));
  app.get('/ca.pem', (context) =>
    // RFC 8555 §9.1
    context.body(lab.trust.ca, 200, { 'content-type': 'application/pem-certificate-chain' }),
  );
  app.get('/scenarios', (context) => context.json(hosted()));
  app.get('/', (context) => {
    context.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    return context.html(indexPage(hosted()));
  });
  app.notFound((context) =>
    problem(context, 404, {
      title: 'Not found',
      detail: `There is nothing at ${context.req.path}. The page at / lists what there is.`,
      code: 'ERR_USAGE',
    }),
  );
  return app;
}
