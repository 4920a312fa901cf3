import type { Dialect } from './dialect.js';

/** Names that give away who stands behind a certificate or an error. */
export const knownNames: Dialect = {
  saysOfTls: {
    inspected: [
      /\b(?:Zscaler|Netskope|Fortinet|FortiGate|FortiGuard|Cisco Umbrella|BlueCoat|PaloAlto|Forcepoint|Websense|Sophos|Barracuda|WatchGuard|SonicWall|iboss|Kaspersky|Avast|Bitdefender|mitmproxy|PortSwigger|Fiddler|Superfish|eDellRoot|Lightspeed|Smoothwall|Securly|GoGuardian|TLS Inspection|SSL Inspection|Inspection Proxy)\b[^\n]{0,80}(?:\bCA\b|Root|certificate|issuer|proxy|intercept)/i,
      /(?:issuer|issued by|i:)[^\n]{0,80}\b(?:Zscaler|Netskope|Fortinet|FortiGate|Forcepoint|Sophos|Barracuda|Kaspersky|Avast|Bitdefender|mitmproxy|PortSwigger|Fiddler|Superfish|Inspection)/i,
      'TLS inspection',
      'SSL inspection',
      'man in the middle proxy',
    ],
    'default-certificate': [/\b(?:CN ?= ?|valid for )(?:ssl-cert-snakeoil|localhost\.localdomain|plesk|parallels)/i],
  },
};
