export { addressOf, type EndpointAddress, isLoopback, publicHost, type Site } from './addresses.js';
export type { ControlledLab, HostedScenario, VersionDocument } from './app.js';
export { entryOf, expected, type ScenarioEntry } from './entry.js';
export { controlListener } from './listener.js';
export type { Problem } from './problem.js';
export { version } from './version.js';
