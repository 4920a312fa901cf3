import {
  type CertificateRecipe,
  compositeGroup,
  type DhGroup,
  defineScenario,
  mayReject,
  mustReject,
  type SuiteName,
  safePrimeGroup,
  shouldReject,
  smallSubgroupGroup,
} from './wire-vocabulary.js';

const rsa = (leaf: CertificateRecipe): CertificateRecipe =>
  leaf.key('rsa-2048').usage('digitalSignature', 'keyEncipherment');
const rsaTwin = { wire: { versions: ['TLSv1.2'] }, certificate: rsa } as const;

/** Only this suite, with an RSA certificate, in every version that clients still speak. */
const only = (suite: SuiteName) =>
  ({
    wire: { versions: ['TLSv1.2', 'TLSv1.1', 'TLSv1'], cipherSuites: [suite] },
    certificate: rsa,
    twin: rsaTwin,
  }) as const;

/** An ephemeral Diffie-Hellman exchange in a group of our own. */
const inGroup = (dh: () => DhGroup) =>
  ({
    wire: {
      versions: ['TLSv1.2'],
      cipherSuites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'],
      get dh() {
        return dh();
      },
    },
    certificate: rsa,
    twin: { wire: { versions: ['TLSv1.2'], cipherSuites: ['TLS_DHE_RSA_WITH_AES_128_GCM_SHA256'] }, certificate: rsa },
  }) as const;

/** Made when first used, and once: finding safe primes takes a while. */
const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

export const rc4Sha = defineScenario('rc4-sha', {
  number: 851,
  says: 'The server speaks only RC4 with SHA-1.',
  cause: 'no-shared-cipher',
  ...only('TLS_RSA_WITH_RC4_128_SHA'),
  expect: mustReject({ alerts: ['handshake_failure', 'illegal_parameter'], per: 'RFC 7465 §2' }),
  aliases: ['rc4', 'rc4.badssl.com'],
});

export const rc4Md5 = defineScenario('rc4-md5', {
  number: 852,
  says: 'The server speaks only RC4 with MD5.',
  cause: 'no-shared-cipher',
  ...only('TLS_RSA_WITH_RC4_128_MD5'),
  expect: mustReject({ alerts: ['handshake_failure', 'illegal_parameter'], per: 'RFC 7465 §2' }),
  aliases: ['rc4-md5.badssl.com'],
});

export const tripleDes = defineScenario('triple-des', {
  number: 853,
  says: 'The server speaks only 3DES, whose blocks of 64 bits repeat after a few dozen gigabytes (Sweet32).',
  cause: 'no-shared-cipher',
  ...only('TLS_RSA_WITH_3DES_EDE_CBC_SHA'),
  expect: shouldReject({ alerts: ['handshake_failure'], per: 'RFC 9325 §4.1' }),
  aliases: ['3des.badssl.com', '3des'],
});

export const exportCipher = defineScenario('export-cipher', {
  number: 857,
  says: 'The server speaks only a suite of 40 bits from the days of export control.',
  cause: 'no-shared-cipher',
  ...only('TLS_RSA_EXPORT_WITH_RC4_40_MD5'),
  expect: mustReject({ alerts: ['handshake_failure', 'illegal_parameter'], per: 'RFC 9325 §4.1' }),
  aliases: ['export'],
  alsoSeenAs: {
    'protocol-version': 'Export suites end with TLS 1.0, and a client that has given that up stops at the version.',
  },
});

export const dh512 = defineScenario('dh512', {
  number: 866,
  says: 'The server exchanges keys in a Diffie-Hellman group of 512 bits, which Logjam broke.',
  cause: 'weak-key',
  ...inGroup(once(() => safePrimeGroup(512))),
  expect: mustReject({ alerts: ['insufficient_security', 'handshake_failure'], per: 'RFC 9325 §4.5' }),
  needs: ['offers-dhe'],
  alsoSeenAs: { 'no-shared-cipher': 'A client that does not offer the suite at all finds nothing in common.' },
  aliases: ['dh512.badssl.com', 'dh480.badssl.com'],
});

export const dhComposite = defineScenario('dh-composite', {
  number: 867,
  says: 'The modulus of the Diffie-Hellman group is not a prime.',
  cause: 'weak-key',
  ...inGroup(once(() => compositeGroup(2048))),
  expect: mayReject({ alerts: ['illegal_parameter'] }),
  needs: ['offers-dhe'],
  aliases: ['dh-composite.badssl.com'],
});

export const dhSmallSubgroup = defineScenario('dh-small-subgroup', {
  number: 868,
  says: 'The generator of the Diffie-Hellman group has only seven different powers.',
  cause: 'weak-key',
  ...inGroup(once(() => smallSubgroupGroup(2048))),
  expect: mayReject({ alerts: ['illegal_parameter'] }),
  needs: ['offers-dhe'],
  aliases: ['dh-small-subgroup.badssl.com'],
  alsoSeenAs: {
    'protocol-violation': 'A client that checks the public value says that it lies outside of its group.',
  },
});
