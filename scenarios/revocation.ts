import { worthlessTimestamp } from '../src/pki/certificate-transparency.js';
import {
  type AlertName,
  daysAgo,
  daysFromNow,
  defineScenario,
  dependsOnPolicy,
  extensions,
  mayAccept,
  mayReject,
  mustAccept,
  mustReject,
  type OcspError,
  type OcspFault,
  type OcspSigner,
  type ScenarioDefinition,
  shouldReject,
  unchanged,
} from './vocabulary.js';
