/** All messages of an intake: what happened, and what to do. */
import { displayPath } from '../paths.ts';
import type { IntakeProblem, IntakeProblemCode } from './intake.ts';

const messages: Readonly<Record<IntakeProblemCode, (path: string) => string>> = {
  'unsafe-path': (path) =>
    `${path} was left out: its path leaves the project or holds control characters.`,
  'repaired-path': (path) =>
    `${path} was not a relative path with forward slashes; it was taken in as one.`,
  'duplicate-path': (path) =>
    `${path} came more than once; the first one is kept. If they are from different folders, open the folder they have in common.`,
  'link-entry': (path) =>
    `${path} is a link. The files it leads to are migrated where they lie, as the packages that reach them there need it; a package that compiles them through the link is not seen. Check that it moves, too.`,
  'link-outside': (path) =>
    `${path} is a link that leads out of what was opened; it was left out. If a package compiles what it leads to, open the folder that holds both.`,
  'special-entry': (path) => `${path} is neither a file nor a folder; it was left out.`,
  unreadable: (path) =>
    `${path} could not be read: it may have been moved, changed or locked meanwhile. Open it again.`,
  'damaged-archive': (path) =>
    `${path} is damaged or ends too early. What could be read before that is here; make the archive anew for the rest.`,
  'encrypted-entry': (path) => `${path} is encrypted; it was left out. Unpack it yourself first.`,
  'unsupported-entry': (path) =>
    `${path} is packed by a method this page does not know; it was left out. Pack it as plain zip or .tar.gz.`,
  'too-many-files': (path) =>
    `${path} holds more files than this page takes. Open one workspace at a time.`,
  'too-much-data': (path) =>
    `${path} holds more data than this page takes; the rest was not read. Leave out what is not source.`,
  'nothing-found': () =>
    'No file of a Rust project was found here. Open a folder that holds a Cargo.toml.',
};

export function intakeProblem(code: IntakeProblemCode, path: string): IntakeProblem {
  const shown = path === '' ? 'What was opened' : displayPath(path);
  return { code, path, message: messages[code](shown) };
}

/** The line for all further problems of one kind. */
export function furtherProblems(code: IntakeProblemCode, count: number): IntakeProblem {
  return { code, path: '', message: `… and ${count.toLocaleString('en')} more like this.` };
}
