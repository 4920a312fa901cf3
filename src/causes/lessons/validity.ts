import { curl, type LessonText, leaf, openssl, tool, uncheckedTls } from './writing.js';

export const expired: LessonText = {
  title: 'The certificate has expired',
  broken:
    'The certificate of the server is past its last day (notAfter), so nobody vouches for it any more. Nearly always a renewal did not run, or it ran and the server was never reloaded.',
  symptom:
    'Every client refuses the connection from one minute to the next, and browsers show a full-page warning with the date. All other servers still work.',
  confirm: [
    openssl(leaf('-dates'), 'A notAfter that lies in the past.'),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"certificate has expired", exit code 60.'),
  ],
  fix: {
    server:
      'Renew the certificate (`certbot renew`, or your CA), then reload the server: a renewed file that is not loaded changes nothing. Check every node behind the load balancer, and alert when fewer than 14 days are left.',
    client:
      'Nothing to fix, if your own clock is right (`date -u`). Tell whoever runs the server, with the notAfter date that you saw.',
  },
  never: {
    do: uncheckedTls,
    why: 'Without the check, anyone on the way can show any certificate, expired or forged, and read what you send. The switch is also never removed once the certificate has been renewed.',
  },
  retry: { helps: 'no', why: 'The certificate stays expired until somebody replaces it. Try again after that.' },
  answer: {
    status: 502,
    title: 'Upstream certificate has expired',
    log: 'Host, port, subject and notAfter of the certificate, at level error; alert whoever owns the dependency.',
  },
};

export const notYetValid: LessonText = {
  title: 'The certificate is not valid yet',
  broken:
    'The first day of the certificate (notBefore) lies in the future. It was issued by a machine whose clock runs ahead, or put in place before its time.',
  symptom:
    'Clients refuse the connection with "not yet valid"; some only say that the date is invalid. The error goes away by itself, minutes or days later.',
  confirm: [
    openssl(leaf('-dates'), 'A notBefore that lies in the future.'),
    tool('date', 'date -u', 'The right time; otherwise it is clock-skew, and the certificate is fine.'),
  ],
  fix: {
    server:
      'Put the previous certificate back until notBefore has passed, or issue a new one. Synchronise the clock of the issuing machine, and date certificates back by an hour, as public CAs do.',
    client: 'Check your own clock first: a clock that runs behind gives the same error for good certificates.',
  },
  never: {
    do: [...uncheckedTls, 'setting the clock of the client forward'],
    why: 'Unchecked TLS accepts every forger, and a wrong clock breaks the next certificate, tokens and logs.',
  },
  retry: { helps: 'later', why: 'Once notBefore has passed the same certificate is good.' },
  answer: {
    status: 502,
    title: 'Upstream certificate is not valid yet',
    log: 'Host, port and notBefore beside your own time in UTC, at level error.',
  },
};

export const expiredIntermediateOrRoot: LessonText = {
  title: 'An issuer in the chain has expired',
  broken:
    'The certificate of the server is good, but an intermediate or the root that it leads to is past its last day. It happened to half the web with AddTrust in May 2020 and DST Root CA X3 in September 2021.',
  symptom:
    'Old clients fail and new ones work, or OpenSSL fails while browsers work, because some clients find another, valid path. The message says "expired" although the certificate of the server is fresh.',
  confirm: [
    openssl(
      'openssl s_client -connect HOST:PORT -servername HOST -showcerts </dev/null',
      '"certificate has expired" at depth 1 or higher.',
    ),
    curl('curl -sv https://HOST:PORT/ -o /dev/null', '"certificate has expired" while the dates of the leaf are good.'),
  ],
  fix: {
    server:
      "Remove the expired certificate from the chain file and put the CA's current intermediate there. If the CA offers several chains, choose the one whose root your clients have.",
    client:
      'Update the trust store (the ca-certificates package, certifi, the JDK) and delete the expired root from private bundles. OpenSSL 1.0.2 needs `-trusted_first`; better, replace it.',
  },
  never: {
    do: uncheckedTls,
    why: 'One file in a chain is out of date; turning off every check for that leaves nothing that protects the connection.',
  },
  retry: { helps: 'no', why: 'The chain stays the same until the server or the trust store changes.' },
  answer: {
    status: 502,
    title: 'Upstream certificate chain has expired',
    log: 'The subject and notAfter of the expired issuer, its depth, and the version of your trust store.',
  },
};

export const clockSkew: LessonText = {
  title: 'The clock of the client is wrong',
  broken:
    'The certificate is good, but the machine that checks it believes in another date. A dead battery, a fresh container or board without network time, or a suspended virtual machine starts in 1970 or where it stopped.',
  symptom:
    'Suddenly every HTTPS address fails on this one machine, with "not yet valid" or "expired", while all other machines work.',
  confirm: [
    tool('date', 'date -u', 'Another time than the one below.'),
    curl(
      "curl -skI https://HOST:PORT/ | grep -i '^date:'",
      "The server's time, to compare (diagnosis only: this one call is unchecked).",
    ),
  ],
  fix: {
    server: 'Nothing to fix on this side.',
    client:
      'Set the clock and keep it set: `timedatectl set-ntp true`, `chronyc makestep`, or `w32tm /resync`. On boards without a battery, wait for network time before the first connection.',
  },
  never: {
    do: uncheckedTls,
    why: 'The certificate is not the problem, and without the check expired and stolen certificates pass too.',
  },
  retry: { helps: 'later', why: 'It works as soon as the clock has been synchronised.' },
  answer: {
    status: 500,
    title: 'Service clock is wrong',
    log: "Your own UTC time beside the certificate's notBefore and notAfter; alert whoever runs this machine.",
  },
};
