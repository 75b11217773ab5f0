/**
 * Everything a migration says besides its edits: findings about the graph and other files, the checklist, and the
 * commands to run.
 */

import { adoptions } from '../../cargo/declarations.ts';
import { isPublishable } from '../../cargo/project.ts';
import { isForward, type RenamedFork } from '../../forks/fork.ts';
import { append } from '../../text/append.ts';
import { folderOf } from '../../text/path.ts';
import { finding } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import { list } from '../findings/text.ts';
import type { Finding, Migration, ResolvedOptions, SourceFile } from '../migration.ts';
import type { GraphPlan, WorkspacePlan } from '../plan/model.ts';
import { sorterIn } from '../read/sorters.ts';
import { checklistOfAll } from './checklist.ts';
import { commandsFor } from './commands.ts';
import { companionFindings, isCompanion } from './companions.ts';
import {
  type CompanionFacts,
  changesResolution,
  factsOf,
  featuresBehind,
  movedCrates,
  type ProjectFacts,
  type SourceFacts,
} from './facts.ts';
import { graphReport } from './graph-report.ts';
import { isClearable, lockFindings, lockMissing, missingLockFindings } from './lock.ts';

export interface Advice extends Pick<Migration, 'checklist' | 'commands' | 'graphs'> {
  readonly findings: readonly Finding[];
}

export function advise(
  workspaces: readonly WorkspacePlan[],
  sources: SourceFacts,
  files: readonly SourceFile[],
  options: ResolvedOptions,
  settings: ReadonlySet<string>,
): Advice {
  const findings: Finding[] = [];
  const projects: ProjectFacts[] = [];
  const graphs: Migration['graphs'][number][] = [];
  const speaker = Math.max(
    workspaces.findIndex(({ renames }) => renames.some(({ moves }) => moves.length > 0)),
    0,
  );
  for (const [index, plan] of workspaces.entries()) {
    const { graph } = plan;
    // Sources are counted for the whole project. The first workspace with imports to move reports them.
    const own = index === speaker ? sources : { ...sources, files: 0, edits: 0, review: 0 };
    const root = plan.workspace.root?.path ?? null;
    const { outside, follows } = graph;
    const facts = {
      ...factsOf(plan, own),
      root,
      outside,
      follows,
      clearable: root === null ? [] : clearable(renamedIn(plan), graph),
      features: featuresBehind(plan),
      formats: plan.workspace.manifests.some(({ path }) => sources.manifests?.has(path)),
      hasSettings: isWithin(settings, plan.workspace.root?.dir ?? ''),
    };
    projects.push(facts);
    append(findings, publishFindings(plan, facts));
    append(findings, generatedFindings(plan));
  }
  const severalLocks =
    projects.filter((facts) => facts.lock !== null && changesResolution(facts)).length > 1;
  const severalLeft =
    projects.filter((facts) => facts.lock !== null && !changesResolution(facts)).length > 1;
  const lockless = projects.filter((facts, index) => {
    const graph = workspaces[index]?.graph;
    // A lock file that was given but can't be read has its own finding.
    if (!graph || graph.lock) return false;
    return changesResolution(onlyForward(facts)) || graph.unsure;
  });
  for (const [index, facts] of projects.entries()) {
    const plan = workspaces[index];
    if (!plan) continue;
    const { graph, workspace, renames, patches } = plan;
    const renamed = renamedIn(plan);
    if (graph.lock && graph.graph && graph.remaining) {
      const { path, reading } = graph.lock;
      append(
        findings,
        lockFindings({
          path,
          reading,
          facts,
          forks: renamed,
          choices: options.choices,
          severalLocks,
          severalLeft,
        }),
      );
      const declares = (crate: string) => adoptions(workspace, crate).length > 0;
      const rows = [...renames, ...patches].map(({ fork }) => fork);
      graphs.push(graphReport(path, graph.graph, rows, graph.remaining, declares));
    } else {
      if (facts === lockless[0]) findings.push(lockMissing(lockless));
      if (changesResolution(onlyForward(facts)))
        append(findings, missingLockFindings(facts, renamed, options.choices));
    }
  }
  const companions = companionFacts(
    projects,
    options.forks.filter((fork) => fork.kind === 'rename').filter(isForward),
  );
  const sorters = new Set<string>();
  for (const file of files) {
    if (isCompanion(file.path)) append(findings, companionFindings(file, companions));
    const sorter = sorterIn(file);
    if (sorter !== null) sorters.add(sorter);
  }
  return {
    findings,
    checklist: checklistOfAll(projects),
    commands: commandsFor(projects, [...sorters]),
    graphs,
  };
}

/** The rows that lead forward, of those that concern a workspace. */
function renamedIn({ renames }: WorkspacePlan): readonly RenamedFork[] {
  return renames.map(({ fork }) => fork).filter(isForward);
}

function onlyForward({ renames, patches, ...facts }: ProjectFacts): ProjectFacts {
  return {
    ...facts,
    renames: renames.filter(({ back }) => !back),
    patches: patches.filter(({ patch }) => patch !== 'removed'),
  };
}

/**
 * The folders with a Cargo configuration or a toolchain file. Cargo reads those in the folder it is run in and above.
 * One at the top always applies, so the top is left out.
 */
export function settingsFolders(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    if (path.endsWith('.rs')) continue;
    const found = /^(.+)\/(?:\.cargo\/config(?:\.toml)?|rust-toolchain(?:\.toml)?)$/.exec(path);
    if (found?.[1] !== undefined) folders.add(found[1]);
  }
  return folders;
}

/** Whether `folder` or one above it is in `folders`. */
function isWithin(folders: ReadonlySet<string>, folder: string): boolean {
  for (let at = folder; at !== ''; at = folderOf(at)) {
    if (folders.has(at)) return true;
  }
  return false;
}

/** Old crates that a shim would replace. */
function clearable(forks: readonly RenamedFork[], { remaining }: GraphPlan): readonly string[] {
  const staying = (remaining ?? []).filter(
    ({ versions, brought }) => versions.length + brought.length > 0,
  );
  if (staying.length === 0) return [];
  return forks
    .filter((fork) =>
      staying.some(
        (left) =>
          left.crate === fork.crate &&
          fork.shim !== undefined &&
          (left.brought.length > 0 || isClearable(fork, left)),
      ),
    )
    .map(({ crate }) => crate);
}

/** Packages that would be published without the patch with which they are built. */
function publishFindings({ workspace }: WorkspacePlan, facts: ProjectFacts): Finding[] {
  const patched = facts.patches.flatMap(({ patch, crates }) =>
    patch === 'written' || patch === 'present' ? crates : [],
  );
  for (const manifest of workspace.manifests) {
    if (!manifest.package || !isPublishable(workspace, manifest)) continue;
    const crates = manifest.dependencies
      .filter(({ kind }) => kind === 'normal' || kind === 'build')
      .map((dependency) => dependency.package)
      .filter((name) => patched.includes(name));
    if (crates.length === 0) continue;
    // One such package is enough, because all share the patch.
    const place = placeIn(manifest, ['package', 'name']);
    const about = { package: manifest.package.name, crates: list([...new Set(crates)]) };
    return [finding('publish-drops-patch', place, about)];
  }
  return [];
}

/** Manifests with a section generated by cargo-hakari in which something moves. */
function generatedFindings({ workspace, changes }: WorkspacePlan): Finding[] {
  return workspace.manifests.flatMap(({ path, document: { text } }) => {
    const from = changes.has(path) ? text.indexOf('### BEGIN HAKARI SECTION') : -1;
    if (from === -1) return [];
    const to = from + '### BEGIN HAKARI SECTION'.length;
    return [finding('hakari-section', { path, from, to }, {})];
  });
}

function companionFacts(
  projects: readonly ProjectFacts[],
  forks: readonly RenamedFork[],
): CompanionFacts {
  const patches = projects.flatMap((facts) =>
    facts.patches.filter(({ patch }) => patch !== 'none'),
  );
  const renames = projects.flatMap((facts) => facts.renames);
  const moved = movedCrates({ renames });
  const themselves = new Set(
    renames.flatMap(({ crate, namesItself }) => (namesItself ? [crate] : [])),
  );
  const stay = new Set([
    ...renames.flatMap(({ crate, held }) => (held.length > 0 ? [crate] : [])),
    ...projects.flatMap(({ shims }) => shims.map(({ crate }) => crate)),
  ]);
  const staying = stayingIn(projects);
  const local = localNames(projects);
  // Only if every workspace has a lock file is it known that nothing will need a crate.
  const isKnown = projects.length > 0 && projects.every(({ lock }) => lock !== null);
  return {
    advisories: forks.flatMap(({ advisories = [], crate }) =>
      advisories.map((advisory) => ({ advisory, crate, gone: isKnown && !staying.has(crate) })),
    ),
    repositories: [...new Set(patches.flatMap(({ git }) => git ?? []))],
    patched: [...new Set(patches.flatMap(({ crates }) => crates))],
    moved: forks.flatMap(({ crate, fork }) => {
      if (!moved.has(crate)) return [];
      const rekeyed = themselves.has(crate) || projects.some(({ sources }) => !sources.alias);
      return [
        { crate, fork, rekeyed, stays: [stay, local, staying].some((names) => names.has(crate)) },
      ];
    }),
    shims: [...new Set(projects.flatMap(({ shims }) => shims.map(({ crate }) => crate)))],
    resolutionChanges: projects.some(changesResolution),
  };
}

/** The crates that lock files show to stay in some graph after the migration. */
function stayingIn(projects: readonly ProjectFacts[]): ReadonlySet<string> {
  return new Set(
    projects.flatMap(({ lock }) =>
      (lock?.remaining ?? []).flatMap(({ crate, versions, brought }) =>
        versions.length + brought.length > 0 ? [crate] : [],
      ),
    ),
  );
}

/** The names of packages on disk. */
function localNames(projects: readonly ProjectFacts[]): ReadonlySet<string> {
  return new Set(
    projects.flatMap(({ lock }) =>
      (lock?.packages ?? []).flatMap(({ name, source }) => (source === null ? [name] : [])),
    ),
  );
}
