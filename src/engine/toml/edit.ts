/**
 * Edits on a TOML tree: the one door to them. Each takes places of a tree and returns splices into
 * its text, in the formatting of what stands around; none returns a new document. Splices of several
 * calls can be applied together as long as they are disjoint (`sortEdits` decides).
 */
export {
  appendElements,
  appendLines,
  insertEntries,
} from './insert.ts';
export { quoteKey, quoteString, setString } from './quote.ts';
export {
  type Gone,
  removals,
  removedPaths,
  removeElements,
} from './remove.ts';
export { renameKey } from './rename.ts';
