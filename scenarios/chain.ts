import {
  type Cast,
  defineScenario,
  directoryName,
  dns,
  extensions,
  hostName,
  ipRange,
  mayReject,
  mustAccept,
  mustReject,
  shouldReject,
  unchanged,
} from './vocabulary.js';
