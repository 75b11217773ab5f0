/** The findings, but for what they say themselves: that is the engine’s. */
import { count } from './count.ts';

export const findings = {
  sign: { error: '✕', warning: '!', info: 'i' },
  severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  none: 'No findings. Nothing in this project needs a second look.',
  place: (path: string, line: number | undefined) => (line ? `${path}:${line}` : path),
  whole: 'The project as a whole',
  counts: {
    error: (number: number) => count(number, 'error'),
    warning: (number: number) => count(number, 'warning'),
    info: (number: number) => count(number, 'note'),
  },
} as const;
