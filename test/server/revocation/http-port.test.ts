import { expect } from 'chai';
import { isFaultlsError } from '../../../src/errors.js';
import { LabPki } from '../../../src/pki/index.js';
import { type Endpoint, type Lab, openLab } from '../../../src/server/index.js';
import { ask } from './support/ask.js';
import { issuerAndLeaf, pointers } from './support/presented.js';

const codeOf = (error: unknown): string | null => (isFaultlsError(error) ? error.code : null);

describe('the HTTP port of a lab', () => {
  const labs: Lab[] = [];
  const open = async (options: Parameters<typeof openLab>[0]): Promise<Lab> => {
    const lab = await openLab({ host: '127.0.0.1', ...options });
    labs.push(lab);
    return lab;
  };

  afterEach(() => Promise.all(labs.splice(0).map((lab) => lab.close())));

  it('is not opened without a reason', async () => {
    const lab = await open({ scenarios: ['healthy', 'expired'] });
    expect(lab.httpPort).to.equal(null);
  });

  it('is opened by option, and then every certificate of the chain names it', async () => {
    const lab = await open({ scenarios: ['long-chain'], httpPort: 0 });
    const { leaf, others } = await issuerAndLeaf(lab.endpoint('long-chain'));
    for (const each of [leaf, ...others.slice(0, -1)]) {
      const named = pointers(each);
      for (const url of Object.values(named)) expect(url).to.contain(`http://127.0.0.1:${lab.httpPort}/status/`);
      expect((await ask(named.crl)).type).to.equal('application/pkix-crl');
      expect((await ask(named.issuer)).type).to.equal('application/pkix-cert');
    }
    await lab.close();
    const error = await ask(pointers(leaf).crl).catch((each: NodeJS.ErrnoException) => each);
    expect(error).to.have.property('code', 'ECONNREFUSED');
  });

  it('is named by certificates that are served already when it opens', async () => {
    const lab = await open({ scenarios: ['healthy'] });
    const [healthy] = lab.endpoints as [Endpoint];
    expect(pointers((await issuerAndLeaf(healthy)).leaf).crl).to.equal('');
    await lab.add('revoked');
    expect(pointers((await issuerAndLeaf(healthy)).leaf).crl).to.contain('/status/healthy/leaf.crl');
  });

  it('is one for all labs that share a PKI, and closes with the last', async () => {
    const pki = new LabPki();
    const [first, second] = [
      await open({ scenarios: ['revoked'], pki }),
      await open({ scenarios: ['revoked', 'healthy'], pki }),
    ];
    expect(second.httpPort).to.equal(first.httpPort);
    const places = await Promise.all(
      [first, second].map(async (lab) => pointers((await issuerAndLeaf(lab.endpoint('revoked'))).leaf)),
    );
    expect(places[0]?.ocsp).to.not.equal(places[1]?.ocsp);
    await first.close();
    expect((await ask(places[1]?.crl ?? '')).status).to.equal(200);
    await second.close();
    const error = await ask(places[1]?.crl ?? '').catch((each: NodeJS.ErrnoException) => each);
    expect(error).to.have.property('code', 'ECONNREFUSED');
  });

  it('is advertised to clients that reach it elsewhere', async () => {
    const lab = await open({ scenarios: ['healthy'], httpPort: 0, advertiseHttp: 'http://faults.test:8080/' });
    const { leaf, others } = await issuerAndLeaf(lab.endpoint('healthy'));
    expect(pointers(leaf).ocsp).to.equal('http://faults.test:8080/status/healthy/leaf/ocsp');
    expect(pointers(others[0] ?? leaf).ocsp).to.match(/^http:\/\/faults\.test:8080\/status\/root-/);
  });

  it('says when it is taken, and leaves nothing open', async () => {
    const lab = await open({ scenarios: ['healthy'], httpPort: 0 });
    const second = await open({ scenarios: ['healthy'], httpPort: lab.httpPort ?? 0 }).catch(codeOf);
    expect(second).to.equal('ERR_PORT_TAKEN');
  });

  it('leaves the pointers of intermediates away that name another port', async () => {
    const pki = new LabPki([], null, 'http://elsewhere.test/status');
    const lab = await open({ scenarios: ['healthy'], httpPort: 0, pki });
    const { leaf, others } = await issuerAndLeaf(lab.endpoint('healthy'));
    expect(pointers(leaf).crl).to.contain(`:${lab.httpPort}/`);
    expect(others[0]?.infoAccess).to.equal(undefined);
  });

  it('answers what others want to answer there', async () => {
    const lab = await open({ scenarios: ['healthy'], httpPort: 0 });
    lab.answerHttp((_request, response) => void response.end('hello'));
    expect(String((await ask(`http://127.0.0.1:${lab.httpPort}/anything`)).body)).to.equal('hello');
    const { leaf } = await issuerAndLeaf(lab.endpoint('healthy'));
    expect((await ask(pointers(leaf).crl)).type).to.equal('application/pkix-crl');
  });

  it('answers many requests without keeping anything of them', async () => {
    const lab = await open({ scenarios: ['healthy'], httpPort: 0 });
    const { leaf } = await issuerAndLeaf(lab.endpoint('healthy'));
    for (let n = 0; n < 11; n++) {
      await Promise.all(Array.from({ length: 100 }, () => ask(pointers(leaf).ocsp, Buffer.from('anything'))));
    }
    expect(lab.endpoint('healthy').revocationRequests).to.have.length(1000);
  });
});
