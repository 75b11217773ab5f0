/** Texts around the findings; their own texts come from the engine. */
import { count, numbers } from './count.ts';

export const findings = {
  sign: { error: '✕', warning: '!', info: 'i' },
  severity: { error: 'Error', warning: 'Warning', info: 'Note' },
  none: 'No findings. Nothing in this project needs a second look.',
  place: (path: string, line: number | undefined) => (line ? `${path}:${line}` : path),
  whole: 'The project as a whole',
  times: (places: number) => `${numbers.format(places)}×`,
  timesLong: (places: number) => count(places, 'place'),
  more: (findings: number) => `… and ${count(findings, 'more finding')}`,
  morePlaces: (places: number) => `… and ${count(places, 'more place')}`,
  why: 'Why?',
  whyOf: (name: string) => `Why: ${name}`,
  inHelp: 'All findings, explained',
  applyAll: (groups: number) => `Apply all ${count(groups, 'change')}`,
  counts: {
    error: (number: number) => count(number, 'error'),
    warning: (number: number) => count(number, 'warning'),
    info: (number: number) => count(number, 'note'),
  },
} as const;
