/**
 * Decides for each declaration of a renamed crate whether it moves to the fork or is held, with a finding that says
 * why. Declarations of one group are decided together (`groups.ts`).
 */

import {
  adoptions,
  type Declaration,
  declarationsOf,
  resolvedPackage,
} from '../../../cargo/declarations.ts';
import type { Dependency } from '../../../cargo/dependency.ts';
import type { Manifest } from '../../../cargo/manifest.ts';
import type { Workspace } from '../../../cargo/project.ts';
import {
  isNewer,
  judgeRequirement,
  leastOf,
  overlaps,
  parseRequirement,
} from '../../../cargo/requirement.ts';
import { type ForkRange, type RenamedFork, rangesOf } from '../../../forks/fork.ts';
import { append } from '../../../text/append.ts';
import { addManifest, finding, migrateOutside, useAlias } from '../../findings/finding.ts';
import { placeIn } from '../../findings/place.ts';
import { describeOrigin, list } from '../../findings/text.ts';
import type { Finding, ResolvedOptions } from '../../migration.ts';
import type { Move, Refusals, RenamePlan, SharedSources } from '../model.ts';
import { comesFrom } from '../source.ts';
import { blockedGroups, grouped } from './groups.ts';
import { keyAfter, nameAfter, nameBefore } from './names.ts';
import { remarks } from './remarks.ts';
import { createRivals, namesakeOf, type Rivals } from './rival.ts';

export const nothingShared: SharedSources = new Map();
export const nothingRefused: Refusals = new Map();

export type RenameOptions = Pick<ResolvedOptions, 'strategy' | 'outsideMatrix' | 'choices'>;

/** What the other rows are assumed to do. */
export interface Others {
  /** Whether a row moves a crate away from its name. */
  readonly moves: (crate: string) => boolean;
  /** Declarations that are known to stay. */
  readonly staying: ReadonlySet<Dependency>;
}

const alone: Others = { moves: () => false, staying: new Set() };

type Verdict =
  | { readonly kind: 'move'; readonly move: Move; readonly findings: readonly Finding[] }
  /** `null`: it is reported elsewhere. */
  | { readonly kind: 'hold'; readonly finding: Finding | null };

export function planRename(
  workspace: Workspace,
  fork: RenamedFork,
  options: RenameOptions,
  shared: SharedSources = nothingShared,
  refusals: Refusals = nothingRefused,
  holds: ReadonlyMap<Dependency, Finding> = new Map(),
  others: Others = alone,
): RenamePlan {
  const isMet =
    adoptions(workspace, fork.crate).length > 0 || adoptions(workspace, fork.fork).length > 0;
  if (!isMet) return { fork, ...nothingPlanned };
  const hopes = new Set<Dependency>();
  const leaves = (dependency: Dependency) => {
    const goes =
      !others.staying.has(dependency) && others.moves(resolvedPackage(workspace, dependency));
    if (goes) hopes.add(dependency);
    return goes;
  };
  const rivals = createRivals(workspace, fork, leaves);
  const declarations = declarationsOf(workspace, fork.crate).filter(
    (declaration) => !isThere(declaration, workspace, fork) && !isShim(declaration, fork),
  );
  const verdicts = new Map<Declaration, Verdict>(
    declarations.map((declaration) => [
      declaration,
      refusals.get(declaration.manifest.path)?.has(fork.fork)
        ? { kind: 'hold', finding: null }
        : (heldBy(holds, declaration) ??
          judge(workspace, declaration, fork, options, shared, rivals)),
    ]),
  );
  const findings: Finding[] = [];
  holdSecondKeys(verdicts, fork);
  const blocked = blockedGroups(
    declarations,
    declarations.filter((declaration) => verdicts.get(declaration)?.kind === 'hold'),
  );
  const moves: Move[] = [];
  const held: Declaration[] = [];
  for (const [declaration, verdict] of verdicts) {
    const blocker = declaration.groups.map((group) => blocked.get(group)).find(Boolean);
    if (verdict.kind === 'hold') {
      held.push(declaration);
      if (verdict.finding) findings.push(verdict.finding);
    } else if (blocker) {
      held.push(declaration);
      findings.push(
        finding('held-together', placeIn(declaration.manifest, declaration.dependency.at), {
          crate: fork.crate,
          where: tableOf(blocker.manifest, blocker.dependency),
        }),
      );
    } else {
      moves.push(verdict.move);
      append(findings, verdict.findings);
    }
  }
  return {
    fork,
    moves: grouped(moves),
    held,
    hopes,
    findings: [...findings, ...remarks(workspace, fork, moves)],
  };
}

/** For a row whose crate no manifest declares, as for most rows. */
const nothingPlanned: Omit<RenamePlan, 'fork'> = {
  moves: [],
  held: [],
  hopes: new Set(),
  findings: [],
};

/** The declarations that stay because they use the fork already, for a fork that has the crate's own name. */
export function thereAlready(workspace: Workspace, fork: RenamedFork): readonly Dependency[] {
  if (fork.crate !== fork.fork) return [];
  const declared = declarationsOf(workspace, fork.crate);
  return declared.flatMap((each) => (isThere(each, workspace, fork) ? [each.dependency] : []));
}

/** Whether a declaration already uses the fork, for a fork that has the crate's own name. */
function isThere(
  { manifest, dependency, source }: Declaration,
  { root }: Workspace,
  fork: RenamedFork,
): boolean {
  const { dir } = source !== dependency && root ? root : manifest;
  return (
    fork.crate === fork.fork &&
    source !== null &&
    comesFrom(source.origin, fork.source ?? null, dir)
  );
}

/** A shim from the way there has the crate's own name. It is removed, so nothing in it moves. */
function isShim({ manifest }: Declaration, fork: RenamedFork): boolean {
  return fork.reverse === true && manifest.package?.name === fork.fork;
}

function heldBy(
  holds: ReadonlyMap<Dependency, Finding>,
  { dependency }: Declaration,
): Verdict | null {
  const reason = holds.get(dependency);
  return reason ? { kind: 'hold', finding: reason } : null;
}

function judge(
  workspace: Workspace,
  declaration: Declaration,
  fork: RenamedFork,
  options: RenameOptions,
  shared: SharedSources,
  rivals: Rivals,
): Verdict {
  const { manifest, dependency, source } = declaration;
  const { crate } = fork;
  const place = () => placeIn(manifest, dependency.at);
  const hold = (reason: Finding): Verdict => ({ kind: 'hold', finding: reason });
  const choice = options.choices.get(crate);
  if (choice) {
    const code = fork.reverse ? 'back-choice' : 'fork-choice';
    return hold(finding(code, place(), { crate, forks: list(choice) }));
  }
  if (source === null) {
    return hold(
      workspace.root
        ? finding('inherited-undeclared', place(), {
            key: dependency.key,
            root: workspace.root.path,
            cause: dependency.renamed ? 'renamed' : 'missing',
          })
        : finding('inherited-without-root', place(), { crate }, addManifest),
    );
  }
  const { dir } = source !== dependency && workspace.root ? workspace.root : manifest;
  if (!comesFrom(source.origin, fork.from ?? null, dir)) {
    const origin = describeOrigin(source.origin);
    return hold(
      finding('foreign-source', place(), { crate, number: 'one', origin, fork: fork.fork }),
    );
  }
  if (manifest.package?.name === fork.fork) {
    return hold(finding('fork-is-package', place(), { crate, fork: fork.fork }));
  }
  const key = keyAfter(declaration, fork, options.strategy);
  const from = nameBefore(declaration, fork);
  const to = nameAfter(declaration, fork, key);
  const rival = rivals(declaration, key);
  if (rival?.kind === 'clashes') {
    return hold(
      finding('fork-already-declared', place(), {
        crate,
        fork: fork.fork,
        key: rival.dependency.key,
        why: rival.why,
      }),
    );
  }
  const namesake = key === dependency.key ? null : namesakeOf(workspace, declaration, crate);
  if (namesake) {
    const where = tableOf(manifest, namesake);
    return hold(finding('held-together', place(), { crate, where }));
  }
  if (source.requirement === null && !fork.from)
    return hold(finding('requirement-missing', place(), { crate }));
  const requirement = source.requirement ?? '*';
  const tied = shared.get(manifest.path)?.get(from);
  if (tied && dependency.kind !== 'workspace' && from !== to) {
    return hold(
      'other' in tied
        ? finding('shared-source', place(), { crate, ...tied }, useAlias)
        : finding('shared-meanings', place(), { crate, to, ...tied }, useAlias),
    );
  }
  const named =
    fork.namesItself && from !== to && options.strategy === 'alias'
      ? [finding('alias-not-possible', place(), { crate, fork: fork.fork, to })]
      : [];
  const move = (rewritten: string | null, findings: readonly Finding[] = []): Verdict => ({
    kind: 'move',
    // An inherited dependency has no requirement of its own to rewrite.
    move: {
      declaration,
      fork,
      key,
      from,
      to,
      adds: source === dependency && !rival ? (fork.features?.add ?? []) : [],
      requirement: source === dependency && !rival ? rewritten : null,
      merged: rival !== null,
      into: rival,
    },
    findings: [...named, ...findings],
  });
  const range = rangesOf(fork).find((each) => covers(requirement, each)) ?? fork;
  if (fork.reverse) {
    const least = leastOf(range.requirement);
    const versions = range.versions.length > 0 || least === null ? range.versions : [least];
    const judgement = judgeRequirement(requirement, { ...range, versions });
    if (judgement === 'rewrite') return move(range.requirement);
  }
  const judgement = judgeRequirement(requirement, range);
  switch (judgement === 'keep' && isOldNumber(requirement, fork) ? 'outside' : judgement) {
    case 'keep':
      return move(null);
    case 'rewrite':
      return move(range.requirement);
    case 'unreadable':
      return hold(finding('requirement-unreadable', place(), { crate, requirement }));
    case 'outside': {
      const compatible = rangesOf(fork)
        .map((each) => each.compatible)
        .join(' or ');
      const age = isNewer(requirement, newestOf(fork)) ? ('newer' as const) : ('other' as const);
      const about = { crate, requirement, fork: fork.fork, compatible, age };
      if (options.outsideMatrix === 'migrate') {
        const written = fork.requirement;
        const code = 'requirement-migrated-outside-matrix';
        return move(written, [finding(code, place(), { ...about, written })]);
      }
      // The option is not meant for downgrades, so no button offers it for one.
      const action = age === 'newer' ? undefined : migrateOutside;
      return hold(
        finding('requirement-outside-matrix', place(), { ...about, number: 'one' }, action),
      );
    }
  }
}

/** Whether a requirement asks for one of a range's upstream versions. */
function covers(requirement: string, { compatible }: ForkRange): boolean {
  const [asked, range] = [requirement, compatible].map((each) => parseRequirement(each));
  return asked != null && range != null && overlaps(asked, range);
}

/**
 * Whether a requirement that the fork could satisfy asks for other releases of the crate than the fork replaces: both
 * have small version numbers, and the crate may have had the same ones long before. The guide's forks continue the
 * numbers of their crates.
 */
function isOldNumber(requirement: string, fork: RenamedFork): boolean {
  return fork.tier !== 'guide' && !rangesOf(fork).some((range) => covers(requirement, range));
}

/** The newest upstream versions that a fork replaces. */
function newestOf(fork: RenamedFork): string {
  return rangesOf(fork)
    .map(({ compatible }) => compatible)
    .reduce((newest, each) => (isNewer(each, newest) ? each : newest));
}

/**
 * A package may use two releases of one crate under two keys. If both moved, Cargo would see the fork "multiple times
 * with different names". The key that the matrix covers moves, or else the first; the others are held.
 */
function holdSecondKeys(verdicts: Map<Declaration, Verdict>, fork: RenamedFork): void {
  const chosen = new Map<Manifest, string>();
  const moving = [...verdicts].flatMap(([declaration, verdict]) =>
    verdict.kind === 'move' && declaration.dependency.kind !== 'workspace'
      ? [{ declaration, verdict }]
      : [],
  );
  const covered = moving.filter(({ verdict }) => verdict.findings.length === 0);
  for (const { declaration, verdict } of [...covered, ...moving]) {
    const { manifest } = declaration;
    if (!chosen.has(manifest)) chosen.set(manifest, verdict.move.key);
  }
  for (const { declaration, verdict } of moving) {
    const { manifest, dependency } = declaration;
    const key = chosen.get(manifest);
    if (key === undefined || key === verdict.move.key) continue;
    const about = { crate: fork.crate, fork: fork.fork, key, why: 'name' } as const;
    const place = placeIn(manifest, dependency.at);
    verdicts.set(declaration, {
      kind: 'hold',
      finding: finding('fork-already-declared', place, about),
    });
  }
}

function tableOf(manifest: Manifest, dependency: Dependency): string {
  return `[${dependency.at.slice(0, -1).join('.')}] of ${manifest.path}`;
}
