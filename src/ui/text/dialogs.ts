/** Texts of the dialogs, which load when the first one opens. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, days, numbers } from './count.ts';

export const save = {
  title: 'Save to folder',
  will(written: number, deleted: number, folder: string) {
    if (written + deleted === 0) {
      return `Nothing to write: the folder “${folder}” already has these texts.`;
    }
    const writes = `${count(written, 'file')} will be written to the folder “${folder}”.`;
    const where = written === 0 ? `from the folder “${folder}”` : 'from it';
    const deletes = `${count(deleted, 'file')} will be deleted ${where}.`;
    const asks = 'A file that changed there since it was read is not touched without asking.';
    return [...(written > 0 ? [writes] : []), ...(deleted > 0 ? [deletes] : []), asks].join(' ');
  },
  fresh: 'new: it was not read from there',
  deleted: 'will be deleted',
  alike:
    'On macOS and Windows, these names are one file. Rename all but one of them, or the last one written replaces the others:',
  go: 'Write',
  conflicts:
    'Nothing is written yet. These files are not as this page read them, and stay as they are unless you tick them:',
  overwrite: 'Overwrite',
  remove: 'Delete',
  kinds: {
    changed: 'changed on disk since it was read',
    gone: 'deleted on disk since it was read',
    exists: 'there already, but not read by this project',
  },
  done(written: number, deleted: number) {
    const said = [
      ...(written > 0 ? [`Written: ${count(written, 'file')}.`] : []),
      ...(deleted > 0 ? [`Deleted: ${count(deleted, 'file')}.`] : []),
    ];
    return said.length === 0 ? 'Nothing was written.' : said.join(' ');
  },
  states: {
    written: 'written',
    deleted: 'deleted',
    same: 'already had this text',
    left: 'left as it is on disk',
    conflict: 'changed on disk just now, left as it is',
    failed: 'could not be written',
    untried: 'not written: cancelled before its turn',
  },
} as const;

export const earlier = {
  hint: 'Every project you changed or opened here is kept in this browser until you delete it.',
  none: 'No project is kept yet.',
  failed: 'The browser does not let this page read its storage.',
  about: (files: number, savedAt: number) =>
    `${count(files, 'file')}, ${days.format(new Date(savedAt))}`,
  shown: 'open here',
  open: (title: string) => `Open ${shown(title)}`,
  remove: (title: string) => `Delete ${shown(title)} from this browser`,
  sure: 'Delete for good',
  inUse: (title: string) => `${shown(title)} is open in another tab; delete it after closing that.`,
  more: (number: number) => `Show ${numbers.format(number)} older`,
} as const;

export const help = {
  filter: 'Search the help',
  about: 'About',
  madeOf:
    'Forklift is free software under the MIT licence. These packages and their licences are in it:',
  findings: (group: string) => `Findings: ${group}`,
  wrong:
    'Was something migrated wrongly? Share → Copy link makes a link that holds the files: add it to your report.',
} as const;
