/** The words of the panels, which are loaded with them. */
import { text } from '../text.ts';

const { count } = text;

export const panelText = {
  findings: {
    times: (places: number) => `${places.toLocaleString('en')}×`,
    timesLong: (places: number) => count(places, 'place'),
    more: (findings: number) => `… and ${count(findings, 'more finding')}`,
    morePlaces: (places: number) => `… and ${count(places, 'more place')}`,
    why: 'Why?',
    whyOf: (name: string) => `Why: ${name}`,
    help: 'All findings, explained',
    applyAll: (groups: number) => `Apply all ${count(groups, 'change')}`,
  },
} as const;
