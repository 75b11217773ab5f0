/**
 * What the lock file shows about the migration: what will not take effect by itself, what stays, and which types can no
 * longer be mixed. Every judgement is cargo's own, proven case by case in test/cargo/graph/findings.
 */

import type { LockPackage, LockReading } from '../../cargo/lock.ts';
import { compareLocked, isLocal, packagesByName } from '../../cargo/lock-graph.ts';
import { canonicalGitUrl } from '../../cargo/manifest.ts';
import { admits, parseRequirement } from '../../cargo/requirement.ts';
import { type RenamedFork, whyNoShim } from '../../forks/fork.ts';
import { addUnder, append } from '../../text/append.ts';
import {
  type FindingAction,
  type FindingPlace,
  finding,
  switchOnShim,
} from '../findings/finding.ts';
import { list } from '../findings/text.ts';
import type { Finding, Remaining, ResolvedOptions } from '../migration.ts';
import { standsInFor } from '../plan/shim/remaining.ts';
import { count, pathText, waysTo } from './checklist.ts';
import { isFrom, packageSpec, repositoryOf, updateCommand } from './commands.ts';
import {
  changesResolution,
  leftIn,
  movedCrates,
  type PatchFacts,
  type ProjectFacts,
} from './facts.ts';

/** Crates that wait for a choice, with the forks to choose from. */
type Choices = ResolvedOptions['choices'];

/** A readable lock file, and what the migration does to its project. */
export interface LockQuestion {
  readonly path: string;
  readonly reading: LockReading;
  readonly facts: ProjectFacts;
  readonly forks: readonly RenamedFork[];
  readonly choices: Choices;
  /** Whether lock files of other workspaces change too: then one finding covers all of them. */
  readonly severalLocks: boolean;
  /** Whether several lock files stay as they are: then one finding covers what they contain, without paths. */
  readonly severalLeft: boolean;
}

export function lockFindings(question: LockQuestion): readonly Finding[] {
  const { facts, forks, choices, severalLocks } = question;
  const command = updateCommand(facts) ?? '';
  const how = severalLocks ? 'several' : 'one';
  const update = { command: severalLocks ? '' : command, how } as const;
  const file = new LockPlaces(question);
  return [
    ...facts.patches.flatMap((patch) => patchFindings(patch, command, file)),
    ...forks.flatMap((fork) => crateFindings(fork, facts, choices, file)),
    ...(changesResolution(facts) ? [finding('locked-will-fail', file.top, update)] : []),
  ];
}

/** Without a lock file: what is known anyway. `lockMissing` reports that there is none. */
export function missingLockFindings(
  facts: ProjectFacts,
  forks: readonly RenamedFork[],
  choices: Choices,
): readonly Finding[] {
  const rows = new Map(forks.map((fork) => [fork.crate, fork]));
  const moved = movedCrates(facts);
  const shimmed = new Set(facts.shims.map(({ crate }) => crate));
  const used = new Set(facts.patches.flatMap(({ patch, uses }) => (patch === 'none' ? [] : uses)));
  const moving = forks.filter(
    ({ crate, fork }) => moved.has(crate) || used.has(fork) || shimmed.has(crate),
  );
  const brought = moving.flatMap((fork) =>
    (fork.brings ?? []).flatMap(({ crate, via }) => {
      const row = rows.get(crate);
      if (!row || shimmed.has(crate)) return [];
      const way = [fork.fork, ...via, crate];
      return [broughtFinding(row, way, facts, choices, { path: null })];
    }),
  );
  const guessed = facts.shims.map(({ crate, version, path }) =>
    finding('shim-version-guessed', { path }, { crate, version }, { add: 'Cargo.lock' }),
  );
  return [...brought, ...guessed];
}

/** One finding about all workspaces without a lock file in which one would show more. */
export function lockMissing(projects: readonly ProjectFacts[]): Finding {
  const roots = projects.flatMap(({ root }) => root ?? []);
  const workspaces = roots.length > 1 ? 'the workspaces' : 'the workspace';
  const workspace = roots.length > 0 ? `${workspaces} of ${list(roots)}` : 'this workspace';
  const folder = roots[0]?.replace(/Cargo\.toml$/, '') ?? '';
  const add: FindingAction | undefined =
    projects.length === 1 ? { add: `${folder}Cargo.lock` } : undefined;
  return finding('lock-missing', { path: null }, { workspace }, add);
}

/** A lock file's packages and their places in the text. */
class LockPlaces {
  readonly top: FindingPlace;
  readonly #question: LockQuestion;
  #byName: ReadonlyMap<string, readonly LockPackage[]> | null = null;
  #usedHere: ReadonlySet<string> | null = null;
  #unused: Map<string, LockPackage[]> | null = null;

  constructor(question: LockQuestion) {
    this.#question = question;
    this.top = { path: question.path };
  }

  get packages() {
    return this.#question.reading.lock?.packages ?? [];
  }

  /** The locked versions of a crate, in the file's order. */
  named(crate: string): readonly LockPackage[] {
    this.#byName ??= packagesByName(this.packages);
    return this.#byName.get(crate) ?? [];
  }

  /** Whether a package on disk depends on a crate. */
  isUsedHere(crate: string): boolean {
    this.#usedHere ??= new Set(
      this.packages.filter(isLocal).flatMap((entry) => entry.dependencies.map(({ name }) => name)),
    );
    return this.#usedHere.has(crate);
  }

  get severalLeft() {
    return this.#question.severalLeft;
  }

  /** The one that comes first in the file. */
  first(entries: readonly LockPackage[]): LockPackage | undefined {
    if (entries.length < 2) return entries[0];
    const wanted = new Set(entries);
    return this.packages.find((entry) => wanted.has(entry));
  }

  /** The patches that Cargo did not use, of one repository. */
  unusedPatchesFrom(git: string): readonly LockPackage[] {
    if (!this.#unused) {
      this.#unused = new Map();
      for (const entry of this.#question.reading.lock?.unusedPatches ?? []) {
        const repository = entry.source === null ? null : repositoryOf(entry.source);
        if (repository !== null) addUnder(this.#unused, repository, entry);
      }
    }
    return this.#unused.get(canonicalGitUrl(git)) ?? [];
  }

  of(entry: LockPackage | undefined): FindingPlace {
    return entry ? { ...this.top, ...this.#question.reading.placeOf(entry) } : this.top;
  }
}

/** Findings about the crates of one patched fork. */
function patchFindings(patch: PatchFacts, command: string, file: LockPlaces): Finding[] {
  if (patch.git === null) return [];
  const { git } = patch;
  const findings: Finding[] = [];
  const patched = patch.patch === 'none' ? [] : patch.crates.flatMap((crate) => file.named(crate));
  const behind = file.first(
    patched.filter(
      ({ name, version, source }) =>
        source !== null &&
        !isFrom(source, git) &&
        version !== patch.version &&
        (standsInFor(patch.version, version) || file.named(name).length === 1),
    ),
  );
  if (behind) {
    const { name: crate, version: locked } = behind;
    const about = { crate, locked, version: patch.version, command };
    findings.push(finding('lock-behind-patch', file.of(behind), about));
  }
  for (const unused of file.unusedPatchesFrom(git)) {
    const { name: crate, version } = unused;
    // A crate that is locked in another version has a finding above that says what to do.
    if (behind && file.named(crate).length > 0) continue;
    findings.push(finding('lock-patch-unused', file.of(unused), { crate, version }));
  }
  append(findings, splitFindings(patch, git, file, command));
  return findings;
}

/** A crate locked both from the fork and from upstream, in versions that the patch would have made one. */
function splitFindings(
  patch: PatchFacts,
  git: string,
  file: LockPlaces,
  command: string,
): Finding[] {
  for (const crate of patch.crates) {
    const locked = file.named(crate);
    const forked = locked.find(({ source }) => source !== null && isFrom(source, git));
    const upstream = locked.find(
      ({ source, version }) =>
        source !== null && !isFrom(source, git) && standsInFor(patch.version, version),
    );
    if (!forked || !upstream) continue;
    const versions = `${forked.version} from ${patch.fork}, ${upstream.version} from upstream`;
    return [finding('lock-split-family', file.of(upstream), { crate, versions, command })];
  }
  return severalFindings(patch.crates[0] ?? '', file);
}

/** How many versions of a crate a finding lists. */
const mostVersions = 20;

/**
 * A crate locked in several versions, if a package on disk uses it directly: only there can types of two versions meet.
 */
function severalFindings(crate: string, file: LockPlaces): Finding[] {
  const named = file.named(crate);
  if (named.length < 2 || !file.isUsedHere(crate)) return [];
  const locked = [...named].sort((a, b) => compareLocked(a.version, b.version));
  const sources = new Map<string, number>();
  for (const { version } of locked) sources.set(version, (sources.get(version) ?? 0) + 1);
  const said = [...sources]
    .slice(0, mostVersions)
    .map(([version, number]) =>
      number === 1 ? version : `${version} from ${number === 2 ? 'two' : number} sources`,
    );
  if (sources.size > mostVersions) said.push(count(sources.size - mostVersions, 'more version'));
  const versions = list(said);
  const lock = { packages: file.packages };
  const command = locked
    .slice(0, mostVersions)
    .map((entry) => `cargo tree -i ${packageSpec(lock, entry)} --target all`)
    .join('; ');
  const about = { crate, versions, command };
  return [finding('several-versions', file.of(locked[0]), about)];
}

/** Findings about a crate with a fork under another name. */
function crateFindings(
  fork: RenamedFork,
  facts: ProjectFacts,
  choices: Choices,
  file: LockPlaces,
): Finding[] {
  const { crate } = fork;
  // A macro has no types that could meet.
  const findings = fork.macrosOnly ? [] : severalFindings(crate, file);
  const left = facts.lock && leftIn(facts.lock, crate);
  if (!left) return findings;
  append(findings, remainingFindings(fork, left, facts, choices, file));
  return findings;
}

/** The action that switches shims on, if they are off and there is a root manifest to patch them in. */
function shimAction({ root, shims }: ProjectFacts): FindingAction | undefined {
  return root === null || shims.length > 0 ? undefined : switchOnShim;
}

/** Whether a shim could replace a version that stays, so that offering one makes sense. */
export function isClearable({ shim, compatible }: RenamedFork, { versions }: Remaining): boolean {
  const range = parseRequirement(compatible);
  return shim !== undefined && versions.some((version) => range && admits(range, version));
}

/** A fork that moves brings the old crate of `row` along. */
function broughtFinding(
  row: RenamedFork,
  way: readonly string[],
  facts: ProjectFacts,
  choices: Choices,
  place: FindingPlace,
): Finding {
  const { crate, shim } = row;
  const choice = choices.get(crate) ?? [];
  const wayOut = choice.length > 0 ? 'choice' : shim ? 'shim' : 'none';
  const action = wayOut === 'shim' ? shimAction(facts) : undefined;
  const [first = ''] = way;
  const params = { crate, fork: first, path: pathText(way), rivals: list(choice), wayOut } as const;
  return finding('fork-brings-old-crate', place, params, action);
}

function remainingFindings(
  fork: RenamedFork,
  left: Remaining,
  facts: ProjectFacts,
  choices: Choices,
  file: LockPlaces,
): Finding[] {
  const { crate } = fork;
  const choice = choices.get(crate);
  const findings: Finding[] = [];
  const remaining = new Set(left.versions);
  const staying = file
    .named(crate)
    .find((entry) => !isLocal(entry) && remaining.has(entry.version));
  const versions = list(left.versions);
  const isOne = left.versions.length === 1;
  const [path] = left.paths;
  const isOutside = facts.outside?.some((each) => each.crate === crate) === true;
  if (path && (choice || isClearable(fork, left)) && !isOutside) {
    const { others } = waysTo(left);
    const isMigrated = changesResolution(facts);
    const isElsewhere = !isMigrated && file.severalLeft;
    const more = others === 0 || isElsewhere ? '' : ` and ${count(others, 'other way')}`;
    const params = {
      crate,
      versions,
      path: isElsewhere ? '' : pathText(path),
      more,
      fork: list(choice ?? [fork.fork]),
      verb: isMigrated ? (isOne ? 'stays' : 'stay') : isOne ? 'is' : 'are',
      when: isMigrated ? 'migrated' : isElsewhere ? 'elsewhere' : 'untouched',
      wayOut: choice ? 'choice' : facts.root === null ? 'members' : 'shim',
    } as const;
    const action = choice ? undefined : shimAction(facts);
    findings.push(finding('old-crate-remains', file.of(staying), params, action));
  } else if (path) {
    const verb = isOne ? 'one' : 'several';
    const params = {
      crate,
      version: versions,
      verb,
      fork: fork.fork,
      path: pathText(path),
    } as const;
    const compatible = `${crate} ${fork.compatible}`;
    findings.push(
      fork.shim
        ? finding('shim-outside-matrix', file.of(staying), { ...params, compatible })
        : finding('shim-not-possible', file.of(staying), { ...params, reason: whyNoShim(fork) }),
    );
  }
  for (const way of left.brought) {
    const place = file.of(file.named(crate)[0]);
    findings.push(broughtFinding(fork, way, facts, choices, place));
  }
  const dependents = [
    ...new Set(left.paths.flatMap((way) => (way.length > 2 ? way.slice(-2, -1) : []))),
  ];
  if (movedCrates(facts).has(crate) && !fork.macrosOnly && dependents.length > 0) {
    const action = isClearable(fork, left) ? shimAction(facts) : undefined;
    const params = {
      crate,
      versions,
      fork: fork.fork,
      dependents: list(dependents),
      verb: dependents.length === 1 ? 'one' : 'several',
      wayOut: action ? 'shim' : 'together',
    } as const;
    findings.push(finding('types-cross-crates', file.of(staying), params, action));
  }
  return findings;
}
