export { combineScenarios, sequenceOf } from './combine.js';
export { defineScenario, twinOf } from './define.js';
export * from './expectation.js';
export { familyOf } from './families.js';
export * from './model.js';
export * from './outbound.js';
export * from './script.js';
export { scripted } from './scripted.js';
