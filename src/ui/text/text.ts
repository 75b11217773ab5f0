/**
 * The words of the page, ready to be translated: one file for each region, so that parts which load later bring their
 * words along. Deceptive characters in names are written out.
 */
export * from './audit.ts';
export { count } from './count.ts';
export * from './dependencies.ts';
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
export * from './pasted.ts';
export * from './session.ts';
export * from './verdict.ts';
