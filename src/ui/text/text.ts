/**
 * Every word of the page, ready to be translated: a file a region, so that what is opened later brings its words along.
 * Names that deceive are written out.
 */
export * from './audit.ts';
export { count } from './count.ts';
export * from './dialogs.ts';
export * from './diff.ts';
export * from './files.ts';
export * from './find.ts';
export * from './findings.ts';
export * from './forks.ts';
export * from './intake.ts';
export * from './options.ts';
export * from './out.ts';
export * from './page.ts';
export * from './panels.ts';
export * from './session.ts';
