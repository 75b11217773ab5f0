/**
 * The guide's migration checklist, judged for one project: each of its seven steps is done, left to the user or not
 * needed here, with what was found. It never claims from manifests alone that a crate is gone.
 */

import { addUnder } from '../../text/append.ts';
import { list } from '../findings/text.ts';
import type { ChecklistStep, Remaining } from '../migration.ts';
import { checksTrees, commandsByKind, isChanged, namedIn, updateCommand } from './commands.ts';
import {
  changesResolution,
  type LockFacts,
  type PatchFacts,
  type ProjectFacts,
  type RenameFacts,
  renamedIn,
} from './facts.ts';

/**
 * The seven steps in the guide's order. Those of several workspaces are merged into one list, which names each
 * workspace by its root.
 */
export function checklistOfAll(projects: readonly ProjectFacts[]): readonly ChecklistStep[] {
  const [first, ...others] = projects.map((facts) => ({ facts, steps: stepsOf(facts) }));
  if (!first) return [];
  const { update, tree, check, test } = commandsByKind(projects);
  const commands = [[], [], [], [], [...update, ...tree], check, test];
  return first.steps.map((step, index) => {
    const also = others.flatMap(({ facts, steps }) => {
      const other = steps[index];
      return other ? [{ facts, step: other }] : [];
    });
    const all = merged([{ facts: first.facts, step }, ...also]);
    return { step: index + 1, ...all, commands: commands[index] ?? [] };
  });
}

function stepsOf(facts: ProjectFacts): readonly Judged[] {
  const [first, ...others] = facts.renames;
  return [
    renameStep(first ? [first] : []),
    renameStep(others),
    patchStep(facts.patches),
    sourceStep(facts),
    lockStep(facts),
    runStep(facts, 'Run cargo check', 'Compiles every member, test, example and bench.'),
    runStep(facts, 'Run the tests', 'Doc tests included.'),
  ];
}

/**
 * Merges one step of several workspaces. It remains to do while any workspace has to, and only workspaces with
 * something to say are mentioned.
 */
function merged(all: readonly { readonly facts: ProjectFacts; readonly step: Judged }[]): Judged {
  const speaking = all.filter(({ step }) => step.state !== 'unneeded');
  const [one] = speaking.length > 0 ? speaking : all;
  if (!one || speaking.length <= 1) return one?.step ?? nothing;
  return {
    title: one.step.title,
    state: speaking.some(({ step }) => step.state === 'todo') ? 'todo' : 'done',
    detail: byWorkspace(speaking),
    ...heldIn([...new Set(speaking.flatMap(({ step }) => step.held ?? []))]),
    ...(speaking.some(({ step }) => step.lacks) && { lacks: 'sources' }),
  };
}

/** What applies to several workspaces: each text once, with the roots it applies to. */
function byWorkspace(
  all: readonly { readonly facts: ProjectFacts; readonly step: Judged }[],
): string {
  const roots = new Map<string, string[]>();
  for (const { facts, step } of all) {
    const root = facts.root ?? 'Without a root';
    addUnder(roots, step.detail, root);
  }
  return [...roots].map(([detail, said]) => `${list(said)}: ${detail}`).join(' ');
}

const nothing: Judged = { title: '', state: 'unneeded', detail: '' };

type Judged = Omit<ChecklistStep, 'step' | 'commands'>;

/** Steps 1 and 2: direct dependencies. */
function renameStep(renames: readonly RenameFacts[]): Judged {
  const title =
    renames.length === 0
      ? 'Replace direct dependencies'
      : `Replace direct ${list(renames.map(({ crate }) => crate))} dependencies with ${list(renames.map(({ fork }) => fork))}`;
  const held = renames.flatMap((rename) => (rename.held.length > 0 ? rename.crate : []));
  const met = renames.some(({ moved, adopted }) => moved.length + adopted.length > 0);
  return {
    title,
    state: held.length > 0 ? 'todo' : met ? 'done' : 'unneeded',
    detail: renames.map(renameDetail).join(' ') || 'The catalogue lists no such crate.',
    ...heldIn(held),
  };
}

function heldIn(held: readonly string[]): Pick<ChecklistStep, 'held'> {
  return held.length > 0 ? { held } : {};
}

function renameDetail({ crate, fork, moved, adopted, held }: RenameFacts): string {
  const parts: string[] = [];
  if (moved.length > 0) parts.push(`${crate} moves to ${fork} in ${list(moved)}.`);
  if (adopted.length > 0) parts.push(`${fork} is already used in ${list(adopted)}.`);
  if (held.length > 0) parts.push(`${crate} is left in ${list(held)}: see the findings there.`);
  return parts.join(' ') || `No manifest given here depends on ${crate} directly.`;
}

/** Step 3: the patch. */
function patchStep(patches: readonly PatchFacts[]): Judged {
  const todo = patches.some(({ patch, held }) => patch === 'to-paste' || held.length > 0);
  const met = patches.some(({ patch }) => ['written', 'present', 'removed'].includes(patch));
  return {
    title:
      patches.length === 0
        ? 'Patch crates at the workspace root'
        : `Patch crates at the workspace root to ${list(patches.map(({ fork }) => fork))}`,
    state: todo ? 'todo' : met ? 'done' : 'unneeded',
    detail: patches.map(patchDetail).join(' ') || 'The catalogue lists no such crate.',
  };
}

function patchDetail({ fork, version, crates, held, patch, root }: PatchFacts): string {
  const parts: string[] = [];
  const used = list(crates);
  if (patch === 'written')
    parts.push(`${root ?? 'The root'} now patches ${used} to ${fork} ${version}.`);
  if (patch === 'removed') parts.push(`${root ?? 'The root'} no longer patches ${used}.`);
  if (patch === 'present') parts.push(`${root ?? 'The root'} already patches ${used} to ${fork}.`);
  if (patch === 'to-paste') {
    parts.push(
      `${used} ${crates.length === 1 ? 'needs' : 'need'} a patch at the workspace root, which is not among the files: paste the block there.`,
    );
  }
  if (held.length > 0) parts.push(`${list(held)} can’t be patched: see the findings.`);
  return parts.join(' ') || `No manifest given here uses a crate that ${fork} stands in for.`;
}

/** Step 4: imports. */
function sourceStep({ sources, renames }: ProjectFacts): Judged {
  const { files, edits, review, given, alias } = sources;
  const moving = renames.filter((rename) => rename.moved.length > 0);
  const renamed = renamedIn({ sources, renames });
  const keeps = alias && renamed.length === 0;
  const missing = moving.length > 0 && !keeps && !given;
  const lacks = missing && renamed.length > 0;
  const parts: string[] = [];
  if (edits > 0) parts.push(`${count(edits, 'reference')} in ${count(files, 'file')} changed.`);
  else if (missing) parts.push(missingSources(renamed, alias));
  else if (keeps && moving.length > 0)
    parts.push('The manifests keep the old names, so no source changes.');
  else parts.push('No source given here names a crate that moves.');
  if (review > 0) parts.push(`${count(review, 'place')} for you to look at: see the findings.`);
  return {
    title: 'Update imports in source files',
    state: review > 0 || lacks ? 'todo' : edits > 0 ? 'done' : 'unneeded',
    detail: parts.join(' '),
    ...(lacks && { lacks: 'sources' }),
  };
}

/** What to do by hand in sources that were not given. */
function missingSources(renamed: readonly RenameFacts[], alias: boolean): string {
  if (renamed.length === 0) return 'No sources were given; none has to change.';
  const names = renamed.map(({ from, to }) => `${from}:: to ${to}::`);
  const wayOut = alias
    ? '.'
    : '; with the option “Renamed crates: Alias” the old name stays, and no source has to change.';
  return `No sources were given. Change ${list(names)} in the Rust files of these packages, or add the files${wayOut}`;
}

/** Step 5: the lock file, and the graph afterwards. */
function lockStep(facts: ProjectFacts): Judged {
  const changes = updateCommand(facts) !== null;
  return {
    title: 'Refresh the lock file',
    state: changes ? 'todo' : 'unneeded',
    detail: [lockDetail(facts, changes), graphDetail(facts), treeDetail(facts)]
      .filter((part) => part !== '')
      .join(' '),
  };
}

function lockDetail(facts: ProjectFacts, changes: boolean): string {
  if (!changes) {
    return facts.lock ? 'The lock file needs no change.' : 'Nothing changes what Cargo resolves.';
  }
  return 'The cargo update command names exactly the packages concerned; without names, it would move every other dependency too. Until then, cargo with --locked fails.';
}

function graphDetail(facts: ProjectFacts): string {
  const { lock, renames, shims, clearable = [] } = facts;
  const stays = changesResolution(facts) ? 'stays' : 'is';
  if (!lock) return 'Without a Cargo.lock, Forklift can’t tell what else pulls in the old crates.';
  const crates = new Set(renames.map(({ crate }) => crate));
  return lock.remaining
    .filter(({ crate }) => crates.has(crate))
    .filter(({ crate, brought }) => brought.length > 0 || isLocked(lock, crate))
    .map((left) =>
      shims.some(({ crate }) => crate === left.crate) && left.versions.length === 0
        ? `Whoever asks for ${left.crate} gets the shim.`
        : remainingDetail(left, stays, clearable.includes(left.crate)),
    )
    .join(' ');
}

function isLocked(lock: LockFacts, crate: string): boolean {
  return namedIn(lock.packages).has(crate);
}

/** `stays`: the verb; it is `is` if the migration changes nothing. */
function remainingDetail(left: Remaining, stays: 'stays' | 'is', clearable: boolean): string {
  const { crate, versions, brought } = left;
  if (versions.length === 0 && brought.length === 0) {
    return `By the lock file, nothing will need ${crate} any more.`;
  }
  const { way, others } = waysTo(left);
  const shim = clearable ? '; a shim clears it where the fork is compatible' : '';
  const more = others > 0 ? `, and ${count(others, 'other way', 'other ways')}` : '';
  return `${crate} ${stays} in the graph through ${pathText(way)}${more}${shim}.`;
}

function treeDetail(facts: ProjectFacts): string {
  const { lock, shims } = facts;
  if (!checksTrees(facts)) return '';
  const left = lock?.remaining.some((each) => each.versions.length + each.brought.length > 0);
  const gone =
    left === true
      ? 'cargo tree shows who still asks for each.'
      : 'cargo tree ends with “did not match any packages” (exit code 101) for a crate that is gone: that is success.';
  if (shims.length === 0) return gone;
  const folders = shims.map(({ path }) => path.replace(/\/Cargo\.toml$/, ''));
  return `${gone} For ${list(shims.map(({ crate }) => crate))} it names the shim (${list(folders)}): that is success too.`;
}

/** Steps 6 and 7. */
function runStep(facts: ProjectFacts, title: string, detail: string): Judged {
  return isChanged(facts)
    ? { title, state: 'todo', detail }
    : { title, state: 'unneeded', detail: 'Nothing was changed.' };
}

/**
 * One path to a crate that stays, and how many others there are. A path through a fork counts like any other, so that
 * every part of the page states the same number. `way` is empty if nothing stays.
 */
export function waysTo({ paths, brought, unlisted }: Remaining): {
  readonly way: readonly string[];
  readonly others: number;
} {
  const [way = []] = paths.length > 0 ? paths : brought;
  return { way, others: Math.max(0, paths.length + brought.length + unlisted - 1) };
}

/** `a → b → c`. A path too long to read is shortened to both its ends: `a → b → … 1,996 more … → y → z`. */
export function pathText(way: readonly string[]): string {
  if (way.length <= 2 * pathEnds + 1) return way.join(' → ');
  const left = `… ${new Intl.NumberFormat('en').format(way.length - 2 * pathEnds)} more …`;
  return [...way.slice(0, pathEnds), left, ...way.slice(-pathEnds)].join(' → ');
}

/** How many packages are shown at either end of a long path. Paths in real projects have up to some 15 packages. */
const pathEnds = 8;

export function count(number: number, one: string, several = `${one}s`): string {
  return `${number} ${number === 1 ? one : several}`;
}
