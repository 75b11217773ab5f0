/**
 * Lists of tools that go beyond one package's dependency keys: a workspace's list of keys to ignore, which holds for all
 * members, and lists of types that may show in an interface, which go by the crate's own name under either strategy.
 */
import { crateIdentifier } from '../../../cargo/dependency.ts';
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
  for (const plan of renames) {
    const ofFork = moves.filter(({ fork }) => fork === plan.fork);
    const whole = manifest === workspace.root ? plan.moves : [];
    const [first] = whole.length > 0 ? whole : ofFork;
    if (!first) continue;
    const rewrite = (at: readonly string[], rewritten: (text: string) => readonly string[]) => {
      const array = lookup(manifest.document.value, at);
      if (!isArray(array)) return;
      const present = new Set(array);
      const values = array.map((each) =>
        typeof each === 'string'
          ? rewritten(each).filter((text) => text === each || !present.has(text))
          : [],
      );
      if (array.every((each, index) => values[index]?.length === 1 && values[index][0] === each))
        return;
      changes.push({ kind: 'elements', at, values, ...purpose(first) });
    };
    for (const at of workspaceKeyLists) rewrite(at, (text) => keysFor(text, whole, plan));
    for (const at of typeLists) rewrite(at, (text) => typesFor(text, plan));
  }
  return { changes, findings: [] };
};

function purpose({ fork, group }: GroupedMove) {
  const reason = `${fork.fork} takes the place of ${fork.crate}, so what is listed moves with it.`;
  return { reason, fork: fork.fork, group, part: 'setting' as const };
}

/** The keys that stand for `key` afterwards: both while some member keeps the old one. */
function keysFor(key: string, moves: readonly GroupedMove[], { held }: RenamePlan): string[] {
  const moved = moves.find((move) => move.declaration.dependency.key === key && move.key !== key);
  if (!moved) return [key];
  const stays = held.some(({ dependency }) => dependency.key === key);
  return stays ? [key, moved.key] : [moved.key];
}

function typesFor(path: string, { fork, held }: RenamePlan): string[] {
  const old = crateIdentifier(fork.crate);
  if (path !== old && !path.startsWith(`${old}::`)) return [path];
  const written = crateIdentifier(fork.fork) + path.slice(old.length);
  return held.length > 0 ? [path, written] : [written];
}
