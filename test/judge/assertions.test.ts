import https from 'node:https';
import { expect } from 'chai';
import { assertAccepts, assertRejects, defineScenario, mustReject, serve, VerdictError } from '../../src/index.js';
import type { Endpoint } from '../../src/server/index.js';

const get = (url: string, options: https.RequestOptions = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    https
      .get(url, { agent: false, ...options }, (response) => {
        response.on('error', reject).on('end', () => resolve(response.statusCode ?? 0));
        response.resume();
      })
      .on('error', reject);
  });

const failureOf = async (promise: Promise<unknown>): Promise<VerdictError> => {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(VerdictError);
    return error as VerdictError;
  }
  throw new Error('the assertion passed');
};

describe('assertRejects', () => {
  const opened: Endpoint[] = [];
  const start = async (scenario: Parameters<typeof serve>[0]): Promise<Endpoint> => {
    const endpoint = await serve(scenario);
    opened.push(endpoint);
    return endpoint;
  };
  afterEach(() => Promise.all(opened.splice(0).map((each) => each.close())));

  it('passes for a client that refuses for the right reason', async () => {
    const server = await start('expired');
    const verdict = await assertRejects(() => get(server.url, { ca: server.trust.ca }), server);
    expect(verdict).to.include({ verdict: 'passed', outcome: 'rejected', pass: true });
    expect(verdict.explained[0]).to.equal('expired');
    expect(verdict.because).to.equal('The client refused "expired" because of its date.');
  });

  it('fails for a client that accepts everything, and says so at both ends', async () => {
    const server = await start('expired');
    const failure = await failureOf(assertRejects(() => get(server.url, { rejectUnauthorized: false }), server));
    expect(failure.code).to.equal('ERR_WRONGLY_ACCEPTED');
    expect(failure.message).to.contain('must refuse "expired" because of its date, but it accepted the server');
    expect(failure.message).to.contain('accepted, and sent GET /');
  });

  it('fails for a client that refuses for another reason', async () => {
    const server = await start('wrong-host');
    const failure = await failureOf(assertRejects(() => get(server.url), server));
    expect(failure.code).to.equal('ERR_WRONG_REASON');
    expect(failure.message).to.contain('should have refused "wrong-host" because of its name');
    expect(failure.message).to.contain('server.trust');
  });

  it('fails for a client that never arrived', async () => {
    const server = await start('expired');
    const elsewhere = await start('expired');
    await elsewhere.close();
    const failure = await failureOf(assertRejects(() => get(elsewhere.url), server));
    expect(failure.code).to.equal('ERR_NEVER_ARRIVED');
    expect(failure.message).to.contain(server.url);
  });

  it('fails for a client that hangs, within the time given', async () => {
    const server = await start('accept-then-silence');
    const failure = await failureOf(
      assertRejects(() => get(server.url, { ca: server.trust.ca }), server, { timeLimit: 100 }),
    );
    expect(failure.code).to.equal('ERR_HUNG');
    expect(failure.message).to.contain('was still waiting after 0.1 s');
  });

  it('passes for a client that gives up by its own time limit', async () => {
    const server = await start('accept-then-silence');
    const client = () => fetch(server.url, { signal: AbortSignal.timeout(100) });
    expect((await assertRejects(client, server)).because).to.contain('by its own time limit');
  });

  it('counts only the visits of this attempt', async () => {
    const server = await start('expired');
    await get(server.url, { rejectUnauthorized: false });
    const verdict = await assertRejects(() => get(server.url, { ca: server.trust.ca }), server);
    expect(verdict.connections).to.have.length(1);
  });

  it('takes success of a client as acceptance where the fault comes after the handshake', async () => {
    const server = await start('fin-mid-response');
    const careless = () =>
      new Promise<void>((resolve, reject) =>
        https.get(server.url, { ca: server.trust.ca, agent: false }, () => resolve()).on('error', reject),
      );
    expect((await failureOf(assertRejects(careless, server))).code).to.equal('ERR_WRONGLY_ACCEPTED');
    expect((await assertRejects(() => get(server.url, { ca: server.trust.ca }), server)).pass).to.equal(true);
  });

  it('judges a scenario of one’s own', async () => {
    const server = await start(
      defineScenario('short-lived', {
        says: 'The certificate was good for a second, an hour ago.',
        cause: 'expired',
        certificate: (leaf) => leaf.validUntil(new Date(Date.now() - 3_600_000)),
        expect: mustReject({ alerts: ['certificate_expired'] }),
      }),
    );
    expect((await assertRejects(() => get(server.url, { ca: server.trust.ca }), server)).verdict).to.equal('passed');
  });
});

describe('assertAccepts', () => {
  let server: Endpoint;
  beforeEach(async () => {
    server = await serve('healthy');
  });
  afterEach(() => server.close());

  it('passes for a client that got its answer', async () => {
    expect((await assertAccepts(() => get(server.url, { ca: server.trust.ca }), server)).outcome).to.equal('accepted');
  });

  it('fails for a client that does not trust the lab, and says what to pass to it', async () => {
    const failure = await failureOf(assertAccepts(() => get(server.url), server));
    expect(failure.code).to.equal('ERR_WRONGLY_REJECTED');
    expect(failure.message).to.contain('server.trust');
  });
});
