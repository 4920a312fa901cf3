/** What a scenario is written in, for those who write their own; the rest of this room is machinery. */
export { defineScenario } from './define.js';
export * from './expectation.js';
export type {
  Dial,
  Engine,
  FailsAt,
  Family,
  Need,
  Scenario,
  ScenarioDefinition,
  TlsSettings,
  WireSettings,
} from './model.js';
export * from './outbound.js';
export * from './script.js';
