import { type Chain, issue, LabPki, type Site } from '../../../src/pki/index.js';
import { type Scenario, twinOf } from '../../../src/scenario/index.js';

/** One PKI for all of these tests: what is compared must come from the same lab. */
export const pki = new LabPki();

/** Where a lab that answers by HTTP would say that issuers and status are to be had. */
export const urls = {
  crl: 'http://127.0.0.1:8080/lab.crl',
  ocsp: 'http://127.0.0.1:8080/ocsp',
  caIssuers: 'http://127.0.0.1:8080/lab.crt',
  at: 'http://127.0.0.1:8080',
  ofIssuer: () => ({}),
};

/** The names and addresses that a server gives to the leaf of this scenario. */
export const siteOf = ({ name, dial }: Scenario): Site => ({
  name,
  hosts: [...new Set([dial.host.replace(/\.$/, ''), `${name}.localhost`, 'localhost', '127.0.0.1', '::1'])],
  urls,
});

/** The chain of a scenario as a server would mint it now. */
export const minted = (scenario: Scenario): Promise<Chain> =>
  issue(scenario.making, siteOf(scenario), pki.authorities, pki.keys);

/** The chain of the same server without the fault. */
export const mintedTwin = (scenario: Scenario): Promise<Chain> => minted(twinOf(scenario));
