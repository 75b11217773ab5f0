/** Texts of the palette, and of the search in the files’ text. */
import { displayPath as shown } from '../../project/paths.ts';
import { count, numbers } from './count.ts';

export const palette = {
  title: 'Find a command, file or finding',
  placeholder: 'Type what you want to do, or where to go',
  list: 'What was found',
  none: 'Nothing here has that name.',
  groups: {
    commands: 'Commands',
    panels: 'Results',
    files: 'Files',
    findings: 'Findings',
    examples: 'Examples',
    search: 'In the text of the files',
  },
  search: (words: string) => `Search for “${words}” in the text of all files`,
  more: (number: number) => `… and ${numbers.format(number)} more: type more of the name`,
  found: (number: number) => count(number, 'entry', 'entries'),
} as const;

export const search = {
  label: 'Lines that were found',
  hint: 'Finds lines in your files and in what the migration writes.',
  running: 'Searching…',
  none: 'No line contains that.',
  end: 'There are no more places in this direction.',
  found: (places: number, files: number) => `${count(places, 'line')} in ${count(files, 'file')}`,
  bound: (places: number) => `The first ${count(places, 'line')}: type more to see fewer.`,
  at: (place: number, all: number, path: string, line: number) =>
    `Place ${numbers.format(place)} of ${numbers.format(all)}: ${shown(path)}, line ${numbers.format(line)}`,
  written: 'written by the migration: ',
} as const;
