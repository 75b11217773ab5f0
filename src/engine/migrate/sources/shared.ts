/**
 * Sources that several packages compile. If one of them renames a crate and another does not, the file can't follow
 * either: file and dependency stay as they are, in every package that such files or an inherited declaration tie to
 * them.
 */

import { crateIdentifier } from '../../cargo/dependency.ts';
import { bindsName, firstReference } from '../../rust/rewrite.ts';
import { addUnder } from '../../text/append.ts';
import { onceFor } from '../../text/once.ts';
import type { ProjectPlan, SharedSource, SharedSources } from '../plan/model.ts';
import { nothingShared } from '../plan/rename/decide.ts';
import { createNamer } from '../plan/rename/names.ts';
import type { ProjectFile } from '../read/file.ts';
import { cratesByOwner, type Reach } from '../read/reach.ts';
import { ownsSources, renamesByManifest, type SaidNames } from './ownership.ts';
import type { ScriptPlan } from './scripts.ts';

/** For each package or script, the new name of each crate by its current name in sources; `null` if the name stays. */
export type Names = ReadonlyMap<string, ReadonlyMap<string, string | null>>;

export function namesIn(
  { workspaces }: ProjectPlan,
  scripts: ReadonlyMap<string, ScriptPlan>,
  said: SaidNames,
): Names {
  const names = new Map<string, Map<string, string | null>>();
  for (const plan of workspaces) {
    const renames = renamesByManifest(plan, said);
    const nameOf = createNamer(plan.workspace, plan.renames);
    for (const manifest of plan.workspace.manifests) {
      if (!ownsSources(manifest)) continue;
      const own = new Map<string, string | null>();
      if (manifest.package) own.set(crateIdentifier(manifest.package.name), null);
      for (const dependency of manifest.dependencies) {
        if (dependency.kind !== 'workspace') own.set(nameOf(dependency), null);
      }
      for (const { from, to } of renames.get(manifest) ?? []) own.set(from, to);
      names.set(manifest.path, own);
    }
  }
  for (const [path, script] of scripts) {
    const own = new Map<string, string | null>([...script.names].map((name) => [name, null]));
    for (const { from, to } of script.renames) own.set(from, to);
    names.set(path, own);
  }
  return names;
}

/** A name's use by a package or script. */
interface Use {
  readonly owner: string;
  readonly name: string;
  readonly ties: { readonly to: Use; readonly file: string | null }[];
}

/**
 * Finds what can't be renamed because of shared sources, given a plan that ignores sharing. What is in `differing` is
 * held already, and so is everything tied to it. Returns the same object while the answer is the same, whatever the
 * user types.
 */
export function createSharedReader(): typeof sharedSources {
  let last: SharedSources = nothingShared;
  let asked: readonly unknown[] = [];
  return (plan, scripts, said, reach, files, differing) => {
    const about = [plan, scripts, said, reach, files, differing];
    if (about.some((each, at) => each !== asked[at])) {
      const next = sharedSources(plan, scripts, said, reach, files, differing);
      if (written(next) !== written(last)) last = next;
      asked = about;
    }
    return last;
  };
}

function written(shared: SharedSources): string {
  return JSON.stringify([...shared].map(([owner, names]) => [owner, [...names]]));
}

function sharedSources(
  plan: ProjectPlan,
  scripts: ReadonlyMap<string, ScriptPlan>,
  said: SaidNames,
  reach: Reach,
  files: readonly ProjectFile[],
  differing: SharedSources,
): SharedSources {
  const between = compiledBySeveral(reach);
  if (between.length === 0 && differing === nothingShared) return nothingShared;
  const names = namesIn(plan, scripts, said);
  const fileAt = new Map(files.map((file) => [file.path, file]));
  const uses = new Map<string, Use>();
  const useOf = (owner: string, name: string): Use => {
    const key = `${owner}\0${name}`;
    const use = uses.get(key) ?? { owner, name, ties: [] };
    uses.set(key, use);
    return use;
  };
  const tie = (a: Use, b: Use, file: string | null) => {
    a.ties.push({ to: b, file });
    b.ties.push({ to: a, file });
  };
  const binds = createBinder(reach, fileAt);
  const strangers = new Set<Use>();
  const stays = (use: Use) =>
    names.get(use.owner)?.get(use.name) === null ||
    strangers.has(use) ||
    differing.get(use.owner)?.has(use.name) === true;

  for (const [path, owners] of between) {
    const file = fileAt.get(path)?.asRust;
    if (!file) continue;
    for (const name of renamedAmong(owners, names)) {
      if (!firstReference(file, name)) continue;
      const all = owners.flatMap((owner): readonly Use[] => {
        const isKnown = names.get(owner)?.has(name) === true;
        if (!isKnown && !binds(owner, name)) return [];
        const use = useOf(owner, name);
        if (!isKnown) strangers.add(use);
        return [use];
      });
      if (all.length < 2) continue;
      const middle = all.find(stays) ?? all[0];
      for (const use of all) if (middle && use !== middle) tie(middle, use, path);
    }
  }
  for (const group of inheritedGroups(plan)) {
    const [first, ...others] = group.map(([owner, name]) => useOf(owner, name));
    for (const use of others) if (first) tie(first, use, null);
  }

  const shared = new Map<string, Map<string, SharedSource>>();
  for (const [owner, held] of differing) {
    shared.set(owner, new Map(held));
    for (const name of held.keys()) useOf(owner, name);
  }
  const waiting = [...uses.values()].filter(stays);
  const met = new Set(waiting);
  for (let use = waiting.pop(); use; use = waiting.pop()) {
    for (const { to, file } of use.ties) {
      if (met.has(to)) continue;
      met.add(to);
      waiting.push(to);
      if (file === null) continue; // `planRename` holds it together with the others.
      const own = shared.get(to.owner) ?? new Map<string, SharedSource>();
      shared.set(to.owner, own.set(to.name, { file, other: use.owner }));
    }
  }
  return shared.size === 0 ? nothingShared : shared;
}

/** The files that several packages or scripts compile, with these. */
const compiledBySeveral = onceFor((reach: Reach) =>
  [...reach.owners].filter(([, owners]) => owners.length > 1),
);

/** Finds whether an owner without such a crate gives the name to a module, a type or another crate. */
function createBinder(reach: Reach, fileAt: ReadonlyMap<string, ProjectFile>) {
  const known = new Map<string, boolean>();
  const crates = cratesByOwner(reach);
  return (owner: string, name: string): boolean => {
    const key = `${owner}\0${name}`;
    const answer =
      known.get(key) ??
      crates.get(owner)?.some(({ files }) =>
        [...files].some((path) => {
          const file = fileAt.get(path)?.asRust;
          return file?.says(name) === true && bindsName(file, name);
        }),
      ) ??
      false;
    known.set(key, answer);
    return answer;
  };
}

function renamedAmong(owners: readonly string[], names: Names): ReadonlySet<string> {
  const renamed = new Set<string>();
  for (const owner of owners) {
    for (const [name, to] of names.get(owner) ?? []) if (to !== null) renamed.add(name);
  }
  return renamed;
}

/** Packages that inherit the same entry of their root: holding one means holding all. */
function inheritedGroups({
  workspaces,
}: ProjectPlan): readonly (readonly (readonly [owner: string, name: string])[])[] {
  const groups = new Map<string, (readonly [string, string])[]>();
  for (const plan of workspaces) {
    const nameOf = createNamer(plan.workspace, plan.renames);
    for (const { moves, held } of plan.renames) {
      for (const { manifest, dependency, groups: own } of [
        ...moves.map(({ declaration }) => declaration),
        ...held,
      ]) {
        if (dependency.kind === 'workspace') continue;
        const use = [manifest.path, nameOf(dependency)] as const;
        for (const group of own) {
          addUnder(groups, group, use);
        }
      }
    }
  }
  return [...groups.values()].filter((group) => group.length > 1);
}
