import https from 'node:https';
import { expect } from 'chai';
import { type AuditReport, audit, type ClientFunction } from '../../src/audit/index.js';
import { defineScenario, mustTimeOut, receiveClientHello, stall } from '../../src/scenario/index.js';
import { nodeClient, secondTry } from './clients/node-client.js';

const failing = async (promise: Promise<unknown>): Promise<string> => {
  try {
    await promise;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('it was fulfilled');
};

const gradesOf = ({ results }: AuditReport): Record<string, string> =>
  Object.fromEntries(results.map(({ scenario, grade }) => [scenario, grade]));

const careless = nodeClient({ rejectUnauthorized: false });

describe('audit', () => {
  it('joins both ends of every attempt, as try does', async () => {
    const report = await audit(nodeClient(), { scenarios: ['healthy', 'expired'], client: 'our client' });
    expect(report).to.deep.include({
      schema: 1,
      client: 'our client',
      control: 'accepted',
      because: null,
      complete: true,
    });
    expect(report.summary).to.deep.equal({ pass: 2, fail: 0, warn: 0, skip: 0 });
    const [, expired] = report.results;
    expect(expired).to.deep.include({ scenario: 'expired', outcome: 'rejected', verdict: 'passed', cause: 'expired' });
    expect(expired?.explained[0]).to.equal('expired');
    expect(expired?.client).to.equal('CERT_HAS_EXPIRED');
    expect(expired?.server).to.include('ClientHello for "localhost"');
    expect(expired?.connection).to.include({ scenario: 'expired' });
  });

  it('skips what does not bind the client, and names what it lacks', async () => {
    const report = await audit(nodeClient(), { scenarios: ['client-cert-rejected'] });
    expect(report.results[0]).to.deep.include({ grade: 'skip', unmet: ['client-certificate'] });
  });

  it('skips a name that the client cannot resolve, and says how to tell it', async () => {
    const unresolving: ClientFunction = (destination) =>
      destination.host === 'localhost' ? nodeClient()(destination) : Promise.reject(new Error('ENOTFOUND'));
    const report = await audit(unresolving, { scenarios: ['wildcard'] });
    expect(report.results[0]).to.deep.include({ grade: 'skip', unmet: ['reaches api.wildcard.localhost'] });
    expect(report.results[0]?.because).to.match(/hand on \{resolve\}\.$/);
  });

  it('takes a failure to arrive where the control arrived for a failure', async () => {
    const absent: ClientFunction = (destination) =>
      destination.scenario === 'expired' ? Promise.reject(new Error('no time')) : nodeClient()(destination);
    const report = await audit(absent, { scenarios: ['expired'] });
    expect(report.results[0]).to.include({ grade: 'fail', verdict: 'never-arrived' });
  });

  describe('begins with a healthy server, and runs nothing else for a client that', () => {
    const controlOf = async (client: ClientFunction): Promise<AuditReport> => {
      const report = await audit(client, { scenarios: ['expired'], timeLimit: 300 });
      expect(report.results).to.deep.equal([]);
      return report;
    };
    it('does not trust the lab', async () => {
      const { control, because } = await controlOf(nodeClient({ ca: [] }));
      expect(control).to.equal('rejected');
      expect(because).to.match(/it does not trust the lab's CA, it said: UNABLE_TO_.* Give it the file \{ca\}/);
    });
    it('goes elsewhere', async () => {
      const { control, because } = await controlOf(() => Promise.reject(new Error('ENOENT')));
      expect(control).to.equal('never-arrived');
      expect(because).to.include('it never reached the healthy server, it said: Error: ENOENT. Let it open {url}');
    });
    it('speaks plain HTTP', async () => {
      const { because } = await controlOf(({ url }) =>
        fetch(url.replace('https', 'http')).then((answer) => answer.text()),
      );
      expect(because).to.include('it spoke plain HTTP to a TLS port');
    });
    it('does not end', async () => {
      const { control, because } = await controlOf(() => new Promise(() => {}));
      expect([control, because]).to.deep.equal([
        'never-arrived',
        'The client cannot be audited: it never reached the healthy server, it said: was still waiting after 0.3 s. Let it open {url}, or $FAULTLS_URL: https://localhost:<port>/.',
      ]);
    });
    it('does nothing and reports success', async () => {
      expect((await controlOf(() => {})).because).to.include('it never reached the healthy server');
    });
  });

  it('says so when there is no such command', async () => {
    const message = await failing(audit({ command: ['no-such-program'] }, { scenarios: ['expired'] }));
    expect(message).to.equal('Cannot run "no-such-program": there is no such program. Check its name and your PATH.');
  });

  it('fails at the level that it is told, and warns below', async () => {
    const at = async (failOn: 'must' | 'should' | 'may') =>
      gradesOf(await audit(careless, { scenarios: ['expired', 'no-san', 'lifetime-too-long'], failOn }));
    const asked = ['must', 'should', 'may'] as const;
    const found = await Promise.all(asked.map(at));
    expect(found.map((each) => Object.values(each))).to.deep.equal([
      ['fail', 'warn', 'pass'],
      ['fail', 'fail', 'pass'],
      ['fail', 'fail', 'fail'],
    ]);
  });

  it('lets attempts that wait overlap, and never runs more of the others than it may', async () => {
    const silent = (n: number) =>
      defineScenario(`silent-${n}`, {
        says: 'It never answers.',
        cause: 'handshake-timeout',
        socket: [receiveClientHello(), stall()],
        expect: mustTimeOut(),
      });
    const waiting = Array.from({ length: 4 }, (_, n) => silent(n));
    const working = ['expired', 'wrong-host', 'self-signed', 'rsa2048'];
    const running = { waiting: 0, working: 0 };
    const most = { ...running };
    const counting: ClientFunction = async (destination) => {
      const kind = destination.scenario.startsWith('silent') ? 'waiting' : 'working';
      running[kind] += 1;
      most[kind] = Math.max(most[kind], running[kind]);
      // Those that wait end when all of them have begun: with fewer at a time none would.
      const together = kind === 'waiting' ? new Promise<void>((go) => pending.push(go)) : undefined;
      if (pending.length === waiting.length) for (const go of pending) go();
      await together;
      await nodeClient(
        {},
        50,
      )(destination).finally(() => {
        running[kind] -= 1;
      });
    };
    const pending: (() => void)[] = [];
    const report = await audit(counting, { scenarios: [...waiting, ...working], jobs: 1 });
    expect(report.summary).to.deep.equal({ pass: 8, fail: 0, warn: 0, skip: 0 });
    expect(most).to.deep.equal({ waiting: 4, working: 1 });
  });

  it('counts who has no time limit as hung, and goes on', async () => {
    const patient = nodeClient({}, 0);
    const report = await audit(patient, { scenarios: ['accept-then-silence', 'expired'], timeLimit: 1000 });
    expect(gradesOf(report)).to.deep.equal({ 'accept-then-silence': 'fail', expired: 'pass' });
    expect(report.results.find(({ grade }) => grade === 'fail')).to.include({ verdict: 'hung' });
  });

  it('tells what was done when it is interrupted', async () => {
    const stop = new AbortController();
    const interrupting: ClientFunction = (destination) => {
      if (destination.scenario !== 'wrong-host') return nodeClient()(destination);
      stop.abort();
      return new Promise(() => {});
    };
    const report = await audit(interrupting, {
      scenarios: ['expired', 'wrong-host', 'self-signed'],
      jobs: 1,
      signal: stop.signal,
    });
    expect(report.complete).to.equal(false);
    expect(gradesOf(report)).to.deep.equal({ expired: 'pass' });
  });

  it('judges a process behind a function by its exit code and its words', async () => {
    const relayed: ClientFunction = async (destination) => {
      await nodeClient()(destination).catch(() => {
        throw Object.assign(new Error('the worker failed'), { exitCode: 60, stderr: 'certificate has expired' });
      });
    };
    const { results } = await audit(relayed, { scenarios: ['expired'] });
    expect(results[0]).to.deep.include({ exitCode: 60, stderr: 'certificate has expired', verdict: 'passed' });
    expect(results[0]?.explained).to.include('expired');
  });

  describe('calls out a client that', () => {
    const habitsIn = async (client: ClientFunction, scenario: string) => {
      const { results } = await audit(client, { scenarios: [scenario] });
      return [results[0]?.grade, results[0]?.habits.map(({ habit }) => habit)];
    };
    it('retries a certificate error', async () => {
      expect(await habitsIn(secondTry('CERT_HAS_EXPIRED', {}), 'expired')).to.deep.equal(['warn', ['retries']]);
      expect(await habitsIn(nodeClient(), 'expired')).to.deep.equal(['pass', []]);
    });
    it('falls back to an older version', async () => {
      const client: ClientFunction = (destination) =>
        nodeClient()(destination).catch(() => nodeClient({ maxVersion: 'TLSv1.2' })(destination));
      expect(await habitsIn(client, 'rst-after-client-hello')).to.deep.equal(['warn', ['falls-back']]);
    });
    it('repeats without TLS', async () => {
      const client: ClientFunction = (destination) =>
        nodeClient()(destination).catch(async (error) => {
          await fetch(destination.url.replace('https', 'http')).catch(() => {});
          throw error;
        });
      expect(await habitsIn(client, 'expired')).to.deep.equal(['warn', ['repeats-in-clear']]);
    });
  });

  it('leaves no connection and no port behind', async () => {
    let url = '';
    await audit(
      (destination) => {
        url = destination.url;
        return nodeClient()(destination);
      },
      { scenarios: ['healthy'] },
    );
    const code = await new Promise((resolve) =>
      https.get(url, { agent: false }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code)),
    );
    expect(code).to.equal('ECONNREFUSED');
  });
});
