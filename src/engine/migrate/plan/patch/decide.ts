/**
 * Decides which `[patch]` entries a workspace's root needs, and what to report about them.
 *
 * The fork's lead is patched along with any other crate, because without it they meet "multiple different versions" of
 * it (E0308, facts). If the root already patches one of the crates to another place, nothing is added beside it.
 */

import {
  canonicalGitUrl,
  isCratesIo,
  type Manifest,
  type PatchEntry,
} from '../../../cargo/manifest.ts';
import { isLocal, type Workspace } from '../../../cargo/project.ts';
import { isNewer, patchVerdict } from '../../../cargo/requirement.ts';
import { forkName, type PatchedFork } from '../../../forks/fork.ts';
import { addOnce, addUnder, append } from '../../../text/append.ts';
import { type FindingAction, finding, migrateOutside } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import { describeOrigin, list } from '../../findings/text.ts';
import type { Finding, ResolvedOptions } from '../../migration.ts';
import type {
  LockedVersions,
  PatchPlan,
  PatchSource,
  PatchTable,
  Refusals,
  Use,
} from '../model.ts';
import { planBack } from './back.ts';
import { isAtState, isFrom, stateOf, usesOf } from './uses.ts';

const usedOnly: FindingAction = { option: 'patchScope', value: 'used' };

export function planPatch(
  workspace: Workspace,
  fork: PatchedFork,
  locked: LockedVersions,
  options: Pick<ResolvedOptions, 'patchScope' | 'outsideMatrix'>,
  refusals: Refusals,
): PatchPlan {
  if (fork.reverse) return planBack(workspace, fork);
  const uses = usesOf(workspace, fork, locked);
  const isRefused = ({ path }: Manifest) => refusals.get(path)?.has(forkName(fork)) === true;
  if (workspace.root && isRefused(workspace.root)) {
    return { fork, tables: [], used: [], moved: [], held: uses, findings: [] };
  }
  const adopted = createAdopted(workspace, fork);
  const alike = cratesAlike(uses);
  const findings: Finding[] = [];
  const wanted = new Map<PatchSource, Set<string>>();
  const moved: Use[] = [];
  const held: Use[] = [];
  const want = (source: PatchSource, crate: string) => addOnce(wanted, source, crate);
  for (const use of uses) {
    if (use.source && isRefused(use.manifest)) {
      held.push(use);
      continue;
    }
    if (use.source === null && workspace.root) {
      findings.push(undeclared(use, workspace.root));
      held.push(use);
      continue;
    }
    const verdict = judgeUse(workspace, use, fork, options, adopted, alike(use));
    append(findings, verdict.findings);
    if (verdict.source !== null) want(verdict.source, use.crate);
    if (verdict.kind === 'moved') moved.push(use);
    if (verdict.kind === 'held') held.push(use);
  }
  // Crates that nobody here declares, but that the lock file contains in a version which the patch can replace.
  const declared = new Set(uses.map(({ crate }) => crate));
  for (const crate of fork.crates) {
    if (declared.has(crate)) continue;
    const takesOver = locked
      .get(crate)
      ?.some((version) => patchVerdict(`^${version}`, fork.version) !== 'unused');
    if (takesOver) want('crates-io', crate);
  }
  if (uses.length === 0 && wanted.size === 0) append(findings, idlePatches(workspace, fork));
  const obstacle = wanted.size > 0 ? obstacleOf(workspace, fork) : [];
  append(findings, obstacle);
  if (obstacle.length > 0) return { fork, tables: [], used: [], moved: [], held: uses, findings };

  const inOrder = [...wanted].sort(
    ([a], [b]) => Number(b === 'crates-io') - Number(a === 'crates-io'),
  );
  const staying = new Set(held.map(({ crate }) => crate));
  const tables = inOrder.map(([source, crates]): PatchTable => {
    const all = scoped(fork, crates, source, staying, options.patchScope);
    const present = adopted(source);
    if (all.every((crate) => present.has(crate))) {
      const about = { crate: list(all, all.length), fork: forkName(fork) };
      const place = workspace.root ? placeIn(workspace.root, ['patch']) : { path: null };
      findings.push(finding('already-adopted', place, about));
    }
    for (const crate of all) {
      if (crate !== fork.lead && !crates.has(crate) && !present.has(crate)) {
        findings.push(
          finding('patch-unused', { path: workspace.root?.path ?? null }, { crate }, usedOnly),
        );
      }
    }
    return { source, crates: all, present: [...present] };
  });
  const patches =
    tables.length > 0 ||
    workspace.root?.patches.some(({ origin }) => isFrom(origin, fork, workspace.root?.dir ?? ''));
  if (patches) append(findings, familyFindings(workspace, fork));
  const used = [...new Set([...wanted.values()].flatMap((crates) => [...crates]))];
  return { fork, tables, used, moved, held, findings };
}

/** Cargo reads no manifest that inherits an entry which its root lacks, so there is no graph to patch. */
function undeclared({ manifest, dependency }: Use, root: Manifest): Finding {
  return finding('inherited-undeclared', placeIn(manifest, dependency.at), {
    key: dependency.key,
    root: root.path,
    cause: dependency.renamed ? 'renamed' : 'missing',
  });
}

/** The crates for whose declarations the same is reported. */
interface Alike {
  readonly crate: string;
  readonly number: 'one' | 'several';
}

/** Groups what stays for the same reason, so that it is reported once for all such crates of a workspace. */
function cratesAlike(uses: readonly Use[]): (use: Use) => Alike {
  const reason = ({ effect, source }: Use) =>
    effect.kind === 'unused'
      ? JSON.stringify([effect.requirement, effect.git?.url])
      : effect.kind === 'foreign' && source
        ? describeOrigin(source.origin)
        : null;
  const crates = new Map<string | null, Set<string>>();
  for (const use of uses) {
    if (use.source !== use.dependency) continue;
    addOnce(crates, reason(use), use.crate);
  }
  const said = new Map(
    [...crates].map(([key, own]): readonly [string | null, Alike] => [
      key,
      { crate: list([...own], own.size), number: own.size === 1 ? 'one' : 'several' },
    ]),
  );
  return (use) => {
    const key = reason(use);
    return (key !== null && said.get(key)) || { crate: use.crate, number: 'one' };
  };
}

interface UseVerdict {
  readonly kind: 'patched' | 'moved' | 'held';
  /** The source to patch; `null` if nothing is to be patched for this use. */
  readonly source: PatchSource | null;
  readonly findings: readonly Finding[];
}

function judgeUse(
  workspace: Workspace,
  use: Use,
  fork: PatchedFork,
  options: Pick<ResolvedOptions, 'outsideMatrix'>,
  adopted: Adopted,
  alike: Alike,
): UseVerdict {
  const { crate, effect } = use;
  const { version } = fork;
  const isHold = options.outsideMatrix === 'hold';
  const about = { fork: forkName(fork), version };
  const place = () => placeIn(use.manifest, use.dependency.at);
  const verdict = (
    kind: UseVerdict['kind'],
    source: PatchSource | null,
    finding?: Finding,
  ): UseVerdict => {
    // If a declaration is inherited, the entry it inherits is judged where it is written.
    const speaks = use.source === use.dependency;
    return { kind, source, findings: finding && speaks ? [finding] : [] };
  };
  switch (effect.kind) {
    case 'used': {
      const requirement = use.source?.requirement ?? '';
      return effect.holdsBack
        ? verdict(
            'patched',
            effect.source,
            finding('held-back-by-patch', place(), { crate, requirement, version }),
          )
        : verdict('patched', effect.source);
    }
    case 'unused': {
      const { requirement, git } = effect;
      const age = isNewer(requirement, version) ? 'newer' : 'other';
      if (git) {
        const params = { ...about, ...alike, url: git.url, requirement, age } as const;
        return verdict('held', null, finding('git-patch-unused', place(), params));
      }
      const params = { fork: about.fork, requirement, compatible: version, age } as const;
      if (isHold) {
        const action = age === 'newer' ? undefined : migrateOutside;
        const code = 'requirement-outside-matrix';
        return verdict('held', null, finding(code, place(), { ...params, ...alike }, action));
      }
      const code = 'requirement-migrated-outside-matrix';
      const moved = { ...params, crate, written: version };
      return verdict('moved', 'crates-io', finding(code, place(), moved));
    }
    case 'downgrade': {
      const { source, git } = effect;
      if (adopted(source).has(crate)) return verdict('patched', source);
      const params = { ...about, crate, url: git.url };
      return isHold
        ? verdict('held', null, finding('git-patch-downgrade', place(), params))
        : verdict('patched', source, finding('git-patch-migrated', place(), params));
    }
    case 'adopted':
      return verdict(
        'patched',
        null,
        isAtState(effect.origin, fork)
          ? finding('already-adopted', place(), { crate, fork: about.fork })
          : finding('git-other-branch', place(), { crate, ...stateOf(fork) }),
      );
    case 'foreign': {
      if (use.source && isLocal(workspace, use.manifest, use.source)) return verdict('held', null);
      const origin = use.source ? describeOrigin(use.source.origin) : '';
      const params = { ...alike, origin, fork: about.fork };
      return verdict('held', null, finding('foreign-source', place(), params));
    }
  }
}

/** The crates of one table in the catalogue's order: those in use, the lead, and for crates.io those of the guide. */
function scoped(
  fork: PatchedFork,
  used: ReadonlySet<string>,
  source: PatchSource,
  held: ReadonlySet<string>,
  scope: 'guide' | 'used',
): readonly string[] {
  const guide = scope === 'guide' && source === 'crates-io' ? (fork.guideCrates ?? []) : [];
  return fork.crates.filter(
    (crate) =>
      crate === fork.lead ||
      used.has(crate) ||
      // Patching a crate that is only used outside the matrix would have no effect.
      (guide.includes(crate) && !held.has(crate)),
  );
}

/** What prevents patches in the root: `[replace]`, or a patch of the same crates to another place. */
function obstacleOf({ root }: Workspace, fork: PatchedFork): Finding[] {
  if (!root) return [];
  if (root.replace) return [finding('replace-present', placeIn(root, ['replace']), {})];
  return root.patches
    .filter((entry) => fork.crates.includes(entry.package) && concerns(entry, fork))
    .flatMap((entry) => conflict(root, entry, fork));
}

function conflict(root: Manifest, entry: PatchEntry, fork: PatchedFork): Finding[] {
  const { origin } = entry;
  const crate = entry.package;
  const place = () => placeIn(root, entry.at);
  if (isFrom(origin, fork, root.dir)) {
    if (isAtState(origin, fork)) return [];
    return [finding('git-other-branch', place(), { crate, ...stateOf(fork) })];
  }
  const about = { crate, origin: describeOrigin(origin), fork: forkName(fork) };
  return [finding('existing-patch-conflict', place(), about)];
}

/** Patches to the fork that no given manifest needs itself: they may serve indirect dependencies. */
function idlePatches({ root }: Workspace, fork: PatchedFork): Finding[] {
  const idle = root?.patches.filter(
    ({ origin, package: crate }) => fork.crates.includes(crate) && isFrom(origin, fork, root.dir),
  );
  const [first] = idle ?? [];
  if (!root || !idle || !first) return [];
  const crates = list(
    idle.map((entry) => entry.package),
    idle.length,
  );
  const about = { crate: crates, fork: forkName(fork) };
  return [finding('already-adopted', placeIn(root, first.at), about)];
}

/** Whether a patch entry redirects crates.io or the fork's upstream. */
function concerns(entry: PatchEntry, fork: PatchedFork): boolean {
  return (
    isCratesIo(entry.source) ||
    (fork.upstream !== undefined &&
      canonicalGitUrl(entry.source) === canonicalGitUrl(fork.upstream)) ||
    entry.source.startsWith('ssh://')
  );
}

/** The root's entries in the tables that mean the planned source, however that is spelled. */
export function patchesOf(root: Manifest, planned: PatchSource): readonly PatchEntry[] {
  const meaning = (source: string) => (isCratesIo(source) ? 'crates-io' : canonicalGitUrl(source));
  let bySource = sources.get(root);
  if (!bySource) {
    bySource = new Map();
    for (const entry of root.patches) {
      addUnder(bySource, meaning(entry.source), entry);
    }
    sources.set(root, bySource);
  }
  return bySource.get(meaning(planned)) ?? [];
}

const sources = new WeakMap<Manifest, Map<string, PatchEntry[]>>();

type Adopted = (source: PatchSource) => ReadonlySet<string>;

/** Finds the crates that the root already takes from the fork, by the source that it patches. */
function createAdopted({ root }: Workspace, fork: PatchedFork): Adopted {
  const known = new Map<PatchSource, ReadonlySet<string>>();
  return (source) => {
    let crates = known.get(source);
    if (!crates) {
      const entries = root ? patchesOf(root, source) : [];
      const own = entries.filter(({ origin }) => isFrom(origin, fork, root?.dir ?? ''));
      crates = new Set(own.map((entry) => entry.package));
      known.set(source, crates);
    }
    return crates;
  };
}

/** Dependencies that are named like the fork's crates but are not in the fork. */
function familyFindings(workspace: Workspace, fork: PatchedFork): Finding[] {
  const { family } = fork;
  if (family === undefined) return [];
  return workspace.manifests.flatMap((manifest) =>
    manifest.dependencies
      .filter(
        ({ origin, package: name }) =>
          origin.kind === 'crates-io' && name.startsWith(family) && !fork.crates.includes(name),
      )
      .map(({ at, package: crate }) =>
        finding('not-in-fork', placeIn(manifest, at), {
          crate,
          fork: forkName(fork),
          version: fork.version,
        }),
      ),
  );
}
