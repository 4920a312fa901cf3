export { type Cause, causes, isCause } from './causes.js';
export type { Confirmation, Lesson } from './lesson.js';
export { lessonOf } from './lesson-of.js';
