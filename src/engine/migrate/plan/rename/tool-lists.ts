/**
 * Lists of tools that concern more than one package's dependency keys: a workspace's list of keys to ignore, which
 * applies to all members, and lists of types that may appear in an interface, which use the crate's own name under
 * either strategy.
 */
import { crateIdentifier } from '../../../cargo/dependency.ts';
import type { RenamedFork } from '../../../forks/fork.ts';
import { isArray, lookup } from '../../../toml/value.ts';
import type { GroupedMove, ManifestRule, PlannedChange, RenamePlan } from '../model.ts';

/** Keys of dependencies in any member. */
const workspaceKeyLists: readonly (readonly string[])[] = [
  ['workspace', 'metadata', 'cargo-machete', 'ignored'],
  ['workspace', 'metadata', 'cargo-shear', 'ignored'],
];

/** Paths of types: `gemm::Parallelism`, `gemm::*`. */
const typeLists: readonly (readonly string[])[] = ['package', 'workspace'].map((owner) => [
  owner,
  'metadata',
  'cargo_check_external_types',
  'allowed_external_types',
]);

export const workspaceLists: readonly (readonly string[])[] = [...workspaceKeyLists, ...typeLists];

export const toolLists: ManifestRule = ({ workspace, manifest, renames, moves }) => {
  const changes: PlannedChange[] = [];
  const firstOf = new Map<RenamedFork, GroupedMove>();
  for (const move of moves) if (!firstOf.has(move.fork)) firstOf.set(move.fork, move);
  for (const plan of renames) {
    const whole = manifest === workspace.root ? plan.moves : [];
    const first = whole[0] ?? firstOf.get(plan.fork);
    if (!first) continue;
    const rewrite = (at: readonly string[], rewritten: (text: string) => readonly string[]) => {
      const array = lookup(manifest.document.value, at);
      if (!isArray(array)) return;
      const present = new Set(array);
      const values = new Map<number, readonly string[]>();
      array.forEach((each, index) => {
        if (typeof each !== 'string') return;
        const texts = rewritten(each).filter((text) => text === each || !present.has(text));
        if (texts.length !== 1 || texts[0] !== each) values.set(index, texts);
      });
      if (values.size > 0) changes.push({ kind: 'elements', at, values, ...purpose(first) });
    };
    const keysFor = createKeys(whole, plan);
    for (const at of workspaceKeyLists) rewrite(at, keysFor);
    for (const at of typeLists) rewrite(at, (text) => typesFor(text, plan));
  }
  return { changes, findings: [] };
};

function purpose({ fork, group }: GroupedMove) {
  const reason = `${fork.fork} takes the place of ${fork.crate}, so what is listed moves with it.`;
  return { reason, fork: fork.fork, group, part: 'setting' as const };
}

/** Finds the keys that replace one: both keys if some member keeps the old one. */
function createKeys(moves: readonly GroupedMove[], { held }: RenamePlan) {
  const moved = new Map<string, string>();
  for (const { key, declaration } of moves) {
    const old = declaration.dependency.key;
    if (key !== old && !moved.has(old)) moved.set(old, key);
  }
  const stays = new Set(held.map(({ dependency }) => dependency.key));
  return (old: string): readonly string[] => {
    const key = moved.get(old);
    if (key === undefined) return [old];
    return stays.has(old) ? [old, key] : [key];
  };
}

function typesFor(path: string, { fork, held }: RenamePlan): string[] {
  const old = crateIdentifier(fork.crate);
  if (path !== old && !path.startsWith(`${old}::`)) return [path];
  const written = crateIdentifier(fork.fork) + path.slice(old.length);
  return held.length > 0 ? [path, written] : [written];
}
