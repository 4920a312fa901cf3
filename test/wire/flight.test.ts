import { expect } from 'chai';
import { FaultlsError } from '../../src/errors.js';
import { resumedFlight, tls12Flight, tls13Flight } from '../../src/wire/flights/index.js';
import { acts, edits, type Flight, onlyTls12, onlyTls13, type StepName, type Tls13Step } from '../../src/wire/index.js';

const names = (flight: { readonly steps: readonly { readonly name: string }[] }): string[] =>
  flight.steps.map(({ name }) => name);

/** These names only, in the order in which they are found. */
const only = (all: readonly string[], ...wanted: readonly string[]): string[] =>
  all.filter((name) => wanted.includes(name));

const { fin, stall } = acts;
const { append, flip } = edits;

describe('a flight', () => {
  it('is a list of named steps, in the order of the handshake', () => {
    expect(names(tls13Flight).slice(-10)).to.deep.equal([
      'CertificateVerify',
      'Finished',
      'application keys',
      'client Certificate',
      'client CertificateVerify',
      'client Finished',
      'client application keys',
      'NewSessionTicket',
      'application data',
      'close_notify',
    ]);
    expect(only(names(tls12Flight), 'ServerHelloDone', 'Certificate', 'ServerHello')).to.deep.equal([
      'ServerHello',
      'Certificate',
      'ServerHelloDone',
    ]);
  });

  it('has no step twice', () => {
    for (const flight of [tls13Flight, tls12Flight, resumedFlight]) {
      expect(new Set(names(flight)).size, flight.title).to.equal(flight.steps.length);
    }
  });

  it('never changes: an edit gives another one', () => {
    const before = names(tls13Flight);
    const edited = tls13Flight.drop('Finished').patch('Certificate', flip(0)).upTo('ServerHello');
    expect(names(tls13Flight)).to.deep.equal(before);
    expect(tls13Flight.layersOf('Certificate')).to.equal(undefined);
    expect(edited).not.to.equal(tls13Flight);
  });

  it('leaves a step out', () => {
    expect(names(tls13Flight.drop('CertificateVerify'))).to.deep.equal(
      names(tls13Flight).filter((name) => name !== 'CertificateVerify'),
    );
  });

  it('puts something before, after or in place of a step', () => {
    const around = (flight: Flight<Tls13Step>): string[] => {
      const all = names(flight);
      const at = all.findIndex((name) => name.startsWith('(at'));
      return all.slice(at - 1, at + 2);
    };
    expect(around(tls13Flight.before('Certificate', fin()))).to.deep.equal([
      'CertificateRequest',
      '(at Certificate)',
      'Certificate',
    ]);
    expect(around(tls13Flight.after('Certificate', fin()))).to.deep.equal([
      'Certificate',
      '(at Certificate)',
      'CertificateVerify',
    ]);
    expect(around(tls13Flight.replace('Certificate', fin()))).to.deep.equal([
      'CertificateRequest',
      '(at Certificate)',
      'CertificateVerify',
    ]);
  });

  it('repeats a step, and moves one', () => {
    expect(names(tls13Flight.repeat('Finished', 3)).filter((name) => name === 'Finished')).to.have.lengthOf(3);
    const earlier = tls13Flight.moveBefore('Finished', 'Certificate');
    const later = tls13Flight.moveAfter('Certificate', 'Finished');
    expect(only(names(earlier), 'Finished', 'Certificate')).to.deep.equal(['Finished', 'Certificate']);
    expect(only(names(later), 'Finished', 'Certificate')).to.deep.equal(['Finished', 'Certificate']);
  });

  it('goes as far as a step and no further', () => {
    expect(names(tls13Flight.upTo('ServerHello', stall())).at(-2)).to.equal('ServerHello');
    expect(names(tls13Flight.upTo('ServerHello')).at(-1)).to.equal('ServerHello');
  });

  it('forgets under which condition a step is done', () => {
    expect(tls13Flight.step('HelloRetryRequest').when).to.be.a('function');
    expect(tls13Flight.always('HelloRetryRequest').step('HelloRetryRequest').when).to.equal(undefined);
  });

  it('lays what holds for everything over steps that are named before and after', () => {
    const flight = tls13Flight.patch('Finished', flip(0)).patch('everything', flip(1)).patch('Certificate', flip(2));
    expect(flight.layersOf('Finished')?.body).to.have.lengthOf(2);
    expect(flight.layersOf('Certificate')?.body).to.have.lengthOf(2);
    expect(flight.layersOf('ServerHello')?.body).to.have.lengthOf(1);
  });

  it('does not compile with the name of a step that does not exist', () => {
    const misspelt = () => {
      // @ts-expect-error there is no such step
      tls13Flight.drop('CertifcateVerify');
    };
    const ofAnotherVersion = () => {
      // @ts-expect-error TLS 1.3 has no ServerKeyExchange
      tls13Flight.patch('ServerKeyExchange', append('x'));
    };
    const afterNothing = (flight: Flight<StepName>) => {
      // @ts-expect-error there is no such step either
      flight.after('Goodbye', fin());
    };
    expect(misspelt).to.throw(FaultlsError, '"CertifcateVerify"');
    expect(ofAnotherVersion).to.throw(FaultlsError, 'a TLS 1.3 handshake has no such step');
    expect(() => afterNothing(tls12Flight)).to.throw(FaultlsError);
  });

  it('says which steps there are when it does not have one', () => {
    const edit = () => (tls13Flight as Flight<StepName>).drop('ServerHelloDone');
    expect(edit).to.throw(
      /^The handshake cannot be edited at "ServerHelloDone": a TLS 1\.3 handshake has no such step\. Its steps are ClientHello, choose, /,
    );
  });

  it('is edited for one version only, with the names of that version', () => {
    const edit = onlyTls13((flight) => flight.drop('EncryptedExtensions'));
    expect(names(edit(tls13Flight))).not.to.include('EncryptedExtensions');
    expect(edit(tls12Flight)).to.equal(tls12Flight);
    const other = onlyTls12((flight) => flight.drop('ServerHello'));
    expect(other(tls13Flight)).to.equal(tls13Flight);
    expect(names(other(resumedFlight))).not.to.include('ServerHello');
    // @ts-expect-error a step of TLS 1.2
    expect(() => onlyTls13((flight) => flight.drop('ServerHelloDone'))(tls13Flight)).to.throw(FaultlsError);
  });
});
