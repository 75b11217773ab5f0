/**
 * A lock file without its manifest. Nothing can be migrated, but the file shows which watched crates are in the graph
 * and what depends on them.
 */
import { lockGraph } from '../../cargo/lock-graph.ts';
import { cratesOf, type Fork, forkName } from '../../forks/fork.ts';
import { append } from '../../text/append.ts';
import { finding } from '../findings/finding.ts';
import { list } from '../findings/text.ts';
import type { Finding, GraphReport, ResolvedOptions } from '../migration.ts';
import { remainingPaths } from '../plan/shim/remaining.ts';
import type { CargoFiles } from '../read/project.ts';
import type { AuditQuestion } from './audit.ts';
import { graphReport } from './graph-report.ts';
import { lockFindings } from './lock.ts';

export interface LoneLocks {
  readonly findings: readonly Finding[];
  readonly graphs: readonly GraphReport[];
  readonly locks: readonly AuditQuestion[];
}

const noChange = { packages: [], asks: [], patched: [], arriving: [], shims: [] };

export function loneLocks(
  cargo: CargoFiles,
  paths: readonly string[],
  { forks, choices }: ResolvedOptions,
): LoneLocks {
  const given = new Set(cargo.locks.size === 0 ? [] : paths);
  const findings: Finding[] = [];
  const graphs: GraphReport[] = [];
  const locks: AuditQuestion[] = [];
  const renamed = forks.filter((fork) => fork.kind === 'rename');
  for (const [path, reading] of cargo.locks) {
    const manifest = path.replace(/Cargo\.lock$/, 'Cargo.toml');
    if (given.has(manifest) || !reading.lock) continue;
    const graph = lockGraph(reading.lock);
    const remaining = remainingPaths(graph, noChange, renamed);
    locks.push({ path, graph, remaining, add: manifest });
    const report = graphReport(path, graph, forks, remaining);
    graphs.push(report);
    const held = report.crates.flatMap(({ crate, role, versions }) =>
      role === 'fork' || versions.length === 0
        ? []
        : [`${crate} ${list(versions.map(({ version }) => version))}`],
    );
    // If manifests were given too, a lock file without watched crates needs no finding.
    if (held.length > 0 || !cargo.hasManifest) {
      const about =
        held.length > 0
          ? ({ held: 'some', crates: list(held) } as const)
          : ({ held: 'none', crates: list(forks.map(watchedName)) } as const);
      findings.push(finding('lock-alone', { path }, about, { add: manifest }));
    }
    const facts = {
      root: null,
      renames: [],
      patches: [],
      sources: { files: 0, edits: 0, review: 0, given: false, alias: false },
      lock: { path, packages: graph.packages, remaining },
      shims: [],
    };
    append(
      findings,
      lockFindings({
        path,
        reading,
        facts,
        forks: renamed,
        choices,
        severalLocks: false,
        severalLeft: false,
      }),
    );
  }
  return { findings, graphs, locks };
}

function watchedName(fork: Fork): string {
  return cratesOf(fork)[0] ?? forkName(fork);
}
