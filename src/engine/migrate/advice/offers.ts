/**
 * Rows of the catalogue that are off but would change something in this project: their crate is declared or locked, and
 * perhaps one of the project's own files asks for them. Only rows about crates that the project has are offered.
 */

import { resolvedPackage, sourceOf } from '../../cargo/declarations.ts';
import type { LockGraph } from '../../cargo/lock-graph.ts';
import type { Workspace } from '../../cargo/project.ts';
import { judgeRequirement } from '../../cargo/requirement.ts';
import { cratesOf, type Fork, forkName, rangesOf, rowId } from '../../forks/fork.ts';
import { addOnce, addUnder } from '../../text/append.ts';
import { spanAt } from '../../toml/tree.ts';
import { elementsOf, isTable, lookup, stringAt, type TomlValue } from '../../toml/value.ts';
import { type FindingPlace, finding } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import { list } from '../findings/text.ts';
import type { Finding, OfferReason, ResolvedOptions, RowOffer } from '../migration.ts';
import type { ToolFile } from './acceptance.ts';

export interface Offers {
  readonly offers: readonly RowOffer[];
  readonly findings: readonly Finding[];
}

export interface OffersQuestion {
  readonly workspaces: readonly Workspace[];
  readonly graphs: readonly LockGraph[];
  readonly tools: readonly ToolFile[];
}

export function offersFor(
  { workspaces, graphs, tools }: OffersQuestion,
  { forks, catalogue }: Pick<ResolvedOptions, 'forks' | 'catalogue'>,
): Offers {
  const rows = new Map<string, Fork[]>();
  const used = new Map(forks.flatMap((row) => cratesOf(row).map((crate) => [crate, row] as const)));
  for (const row of catalogue?.rows ?? []) {
    for (const crate of cratesOf(row)) {
      addUnder(rows, crate, row);
    }
  }
  if (rows.size === 0) return { offers: [], findings: [] };
  const declared = declaredIn(workspaces, rows);
  const locked = new Set(
    graphs.flatMap(({ packages }) => packages.flatMap(({ name }) => (rows.has(name) ? name : []))),
  );
  const findings: Finding[] = [];
  const reasons = new Map<string, Set<OfferReason>>();
  const point = (row: Fork, because: OfferReason) => {
    addOnce(reasons, rowId(row), because);
  };
  for (const [crate, { place, fitting }] of declared) {
    if (used.has(crate)) continue;
    for (const row of fitting) point(row, 'declared');
    findings.push(successorFinding(crate, fitting, place));
  }
  const met = [...rows].filter(([crate]) => declared.has(crate) || locked.has(crate));
  for (const [crate, known] of met) {
    if (locked.has(crate) && !used.has(crate)) for (const row of known) point(row, 'locked');
  }
  const metRows = new Map(met);
  for (const file of tools) {
    for (const { crate, instead, place } of bansIn(file)) {
      const [known, now] = [metRows.get(crate), used.get(crate)];
      const named = (known ?? []).filter((row) => forkName(row) === instead);
      // For a crate that moves anyway, a row is only offered if the project asks for another fork and a row leads
      // there.
      if (!known || (now && (forkName(now) === instead || named.length === 0))) continue;
      for (const row of named) point(row, 'use-instead');
      findings.push(
        named.length > 0
          ? finding('deny-use-instead', place, { crate, fork: instead }, useRows(named))
          : finding('deny-use-instead-hint', place, { crate, hint: instead }),
      );
    }
    for (const { id, place } of ignoresIn(file)) {
      const found = met.find(
        ([crate, known]) => !used.has(crate) && known.some((row) => row.advisories?.includes(id)),
      );
      if (!found) continue;
      const [crate, known] = found;
      for (const row of known) point(row, 'ignored');
      const about = { advisory: id, crate, forks: either(known.map(forkName)) };
      findings.push(finding('ignored-has-successor', place, about, useRows(known)));
    }
  }
  const offers = met.flatMap(([crate, known]) =>
    known.flatMap((row) =>
      [...(reasons.get(rowId(row)) ?? [])].map((because) => ({ row: rowId(row), crate, because })),
    ),
  );
  return { offers, findings };
}

interface Declared {
  readonly place: FindingPlace;
  /** Rows that lead to what the project asks for. */
  readonly fitting: readonly Fork[];
}

/** Crates of rows that a manifest declares from crates.io, at their first place, with the rows that would move it. */
function declaredIn(
  workspaces: readonly Workspace[],
  rows: ReadonlyMap<string, readonly Fork[]>,
): ReadonlyMap<string, Declared> {
  const declared = new Map<string, Declared>();
  for (const workspace of workspaces) {
    for (const manifest of workspace.manifests) {
      for (const dependency of manifest.dependencies) {
        const crate = resolvedPackage(workspace, dependency);
        const known = rows.get(crate);
        if (!known || declared.has(crate)) continue;
        const source = sourceOf(workspace, dependency);
        if (source?.origin.kind !== 'crates-io') continue;
        const fitting = known.filter((row) => isFitting(row, source.requirement));
        if (fitting.length === 0) continue;
        declared.set(crate, { place: placeIn(manifest, dependency.at), fitting });
      }
    }
  }
  return declared;
}

function isFitting(row: Fork, requirement: string | null): boolean {
  if (row.kind === 'patch') return true;
  return rangesOf(row).some((range) => {
    const judgement = judgeRequirement(requirement, range);
    return judgement === 'keep' || judgement === 'rewrite';
  });
}

function successorFinding(crate: string, rows: readonly Fork[], place: FindingPlace): Finding {
  const advisories = [...new Set(rows.flatMap((row) => row.advisories ?? []))];
  const forks = either(rows.map(forkName));
  return advisories.length > 0
    ? finding(
        'unmaintained-has-successor',
        place,
        { crate, advisories: list(advisories), forks },
        useRows(rows),
      )
    : finding('crate-has-successor', place, { crate, forks }, useRows(rows));
}

/** The action for a single row. With several rows, the user has to choose. */
function useRows(rows: readonly Fork[]) {
  const [row, ...others] = rows;
  return row && others.length === 0 ? { use: [rowId(row)] } : undefined;
}

function either(names: readonly string[]): string {
  return list([...new Set(names)], names.length, 'or');
}

interface Ban {
  readonly crate: string;
  readonly instead: string;
  readonly place: FindingPlace;
}

/** `[bans] deny = [{ crate = "dotenv", use-instead = "dotenvy" }]` (cargo-deny, "The deny field"). */
function bansIn(file: ToolFile): readonly Ban[] {
  if (file.tool !== 'cargo-deny') return [];
  const at = ['bans', 'deny'];
  return elements(file, at).flatMap((value, index): Ban[] => {
    if (!isTable(value)) return [];
    const instead = stringAt(value, 'use-instead');
    const written = stringAt(value, 'crate') ?? stringAt(value, 'name');
    const crate = written?.split(/[@:]/)[0];
    if (!instead || !crate) return [];
    return [{ crate, instead, place: placeOf(file, [...at, String(index)]) }];
  });
}

function ignoresIn(file: ToolFile): readonly { id: string; place: FindingPlace }[] {
  const at = ['advisories', 'ignore'];
  return elements(file, at).flatMap((value, index) => {
    const id = isTable(value) ? stringAt(value, 'id') : value;
    return typeof id === 'string' ? [{ id, place: placeOf(file, [...at, String(index)]) }] : [];
  });
}

function elements({ document }: ToolFile, at: readonly string[]): readonly TomlValue[] {
  return elementsOf(document ? lookup(document.value, at) : undefined);
}

function placeOf({ path, document }: ToolFile, at: readonly string[]): FindingPlace {
  const span = document ? spanAt(document.tree(), at) : null;
  return span ? { path, from: span.from, to: span.to } : { path };
}
