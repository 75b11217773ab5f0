/**
 * Old names that sources may still use although their packages declare the fork, because somebody moved by hand and
 * forgot imports. Most packages that declare a fork of the catalogue never used the old crate, so such a name is
 * followed only if a file of theirs, or one above all packages, seems to mean it. The cost grows with the forks that a
 * project has, not with the number of rows.
 */
import { libOf, type RenamedFork } from '../../forks/fork.ts';
import { declaresName, firstReference } from '../../rust/rewrite.ts';
import { indexOfWord, wordsIn } from '../../text/search.ts';
import type { ProjectPlan } from '../plan/model.ts';
import type { ProjectFile } from '../read/file.ts';
import { remembered, rememberedFor, settled } from '../read/memo.ts';
import { ownersAmong } from '../read/owners.ts';
import { filesAt, type Project } from '../read/project.ts';
import { leftBehind, ownsSources, type SaidNames } from './ownership.ts';

/** Finds the old names worth following. Returns the same object while they are the same. */
export function createLeftoverReader(): (plan: ProjectPlan, project: Project) => SaidNames {
  const questions = remembered(questionsOf);
  const says = rememberedFor(saidIn);
  let names: readonly string[] = [];
  let said: SaidNames = new Set();
  return (plan, { files, paths, cargo }) => {
    const { sure, unsure, words } = questions(plan);
    const found = new Set<string>();
    if (unsure.length > 0) {
      const { byOwner } = ownersAmong(paths, cargo.unreadable);
      for (const [owner, asked] of words) {
        for (const file of filesAt(files, byOwner.get(owner) ?? [])) {
          for (const word of says(file, asked)) found.add(word);
        }
      }
    }
    const followed = unsure.filter((fork) => wordsOf(fork).some((word) => found.has(word)));
    const now = settled(names, [...new Set([...sure, ...followed].map(libOf))]);
    if (now !== names) said = new Set(now);
    names = now;
    return said;
  };
}

interface Questions {
  /** Rows that are always followed, whatever the files say. */
  readonly sure: readonly RenamedFork[];
  readonly unsure: readonly RenamedFork[];
  /** The words to look for in the files of each manifest. */
  readonly words: ReadonlyMap<string, readonly string[]>;
}

function questionsOf({ workspaces }: ProjectPlan): Questions {
  const moving = new Set(
    workspaces.flatMap(({ renames }) =>
      renames.flatMap(({ moves }) => moves.map(({ from }) => from)),
    ),
  );
  const sure = new Set<RenamedFork>();
  const unsure = new Set<RenamedFork>();
  const words = new Map<string, Set<string>>();
  const ask = (owner: string, fork: RenamedFork) => {
    const own = words.get(owner) ?? new Set();
    for (const word of wordsOf(fork)) own.add(word);
    words.set(owner, own);
  };
  for (const plan of workspaces) {
    const above = plan.workspace.manifests.filter((manifest) => !ownsSources(manifest));
    for (const { fork, manifests } of leftBehind(plan)) {
      // The guide's forks exist for no other purpose: whoever uses one used the old crate before.
      if (fork.tier === 'guide' || moving.has(libOf(fork))) sure.add(fork);
      else {
        unsure.add(fork);
        ask('', fork);
        for (const { path } of [...above, ...manifests]) ask(path, fork);
      }
    }
  }
  const lists = [...words].map(([owner, own]) => [owner, [...own]] as const);
  return { sure: [...sure], unsure: [...unsure], words: new Map(lists) };
}

/** What code and documents call the old crate. */
function wordsOf(fork: RenamedFork): readonly string[] {
  return [...new Set([libOf(fork), fork.crate])];
}

/** The words with which a source or document seems to mean the crate. */
function saidIn(file: ProjectFile, words: readonly string[]): readonly string[] {
  if (file.kind === 'manifest' || file.kind === 'lockfile') return [];
  return wordsIn(file.text, words).filter((word) => {
    const place = placeOf(file.text, word);
    if (place === 'other' || !file.rust) return place === 'crate' || place === 'path';
    // In a list of imports, or of anything else.
    if (place !== 'crate' && firstReference(file.rust, word) === null) return false;
    return file.rust.reading.problem !== null || !declaresName(file.rust, word);
  });
}

/**
 * How a text uses `word`: as a crate in code, documentation or a string; in a list, as a path's head or alone; or like
 * a function, or in prose.
 */
function placeOf(text: string, word: string): 'crate' | 'path' | 'listed' | 'other' {
  let isInList = false;
  let isHead = false;
  for (
    let at = indexOfWord(text, word);
    at !== -1;
    at = indexOfWord(text, word, at + word.length)
  ) {
    const end = at + word.length;
    if (isNamePart(text.charCodeAt(at - 1)) || isNamePart(text.charCodeAt(end))) continue;
    const before = text.slice(Math.max(0, at - 40), at);
    const after = text.slice(end, end + 4);
    // Inside a path, it belongs to another crate or module.
    if (/[\w>]::$/.test(before)) continue;
    const isListed = /(?:[{,]\s*|use ::|r#)$/.test(before);
    if ((after.startsWith('::') && !isListed) || /(?:\buse |\bcrate |dependencies\.)$/.test(before))
      return 'crate';
    if (/\n[ /!*]*$/.test(before) && /^ ?= ?["{]/.test(after)) return 'crate';
    if (!isListed) continue;
    isInList = true;
    isHead ||= after.startsWith('::');
  }
  return isHead ? 'path' : isInList ? 'listed' : 'other';
}

/** Letters, digits, `_` and `-`. */
function isNamePart(c: number): boolean {
  return (
    (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || c === 95 || c === 45
  );
}
