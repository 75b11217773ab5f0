/** What the palette finds, and in which order. Takes linear time, whatever is typed. */
import { addUnder } from '../../engine/host.ts';
import type { text } from '../text.ts';

export type EntryGroup = keyof typeof text.palette.groups;

export interface Entry {
  readonly group: EntryGroup;
  readonly label: string;
  /** Where it is, or other information about it. Entries are also found by it, after those found by their label. */
  readonly detail?: string | undefined;
  /** The shortcut, as people read it. */
  readonly keys?: string | undefined;
  readonly run: () => void;
}

export interface EntryList {
  readonly group: EntryGroup;
  readonly entries: readonly Entry[];
  /** How many more there are than are listed. */
  readonly more: number;
}

/** How many entries of a group are listed: with a text typed, and without. */
const most = { typed: 12, all: 60 } as const;

/** The entries that contain every word typed, best first, in groups. The group with the best entry comes first. */
export function find(entries: readonly Entry[], typed: string): readonly EntryList[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<EntryGroup, { readonly entry: Entry; readonly rank: number }[]>();
  for (const entry of entries) {
    const rank = rankOf(entry, words);
    if (rank === null) continue;
    addUnder(groups, entry.group, { entry, rank });
  }
  const limit = words.length > 0 ? most.typed : most.all;
  const lists = [...groups].map(([group, found]) => {
    const sorted = found.toSorted((a, b) => a.rank - b.rank);
    const shown = sorted.slice(0, limit).map(({ entry }) => entry);
    const list = { group, entries: shown, more: sorted.length - shown.length } as const;
    return { list, best: sorted[0]?.rank ?? 0 };
  });
  return lists.toSorted((a, b) => a.best - b.best).map(({ list }) => list);
}

/** 0 is best; `null` if a word is missing. */
function rankOf({ label, detail = '' }: Entry, words: readonly string[]): number | null {
  const name = label.toLowerCase();
  const more = detail.toLowerCase();
  let rank = 0;
  for (const word of words) {
    const at = name.indexOf(word);
    if (at === 0) continue;
    if (at > 0) rank += isLetter(name[at - 1]) ? 2 : 1;
    else if (more.includes(word)) rank += 3;
    else return null;
  }
  return rank;
}

function isLetter(letter: string | undefined): boolean {
  return letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
}
