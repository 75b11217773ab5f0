/**
 * What lies beyond the migration: unmaintained crates in the lock files, ways out for crates that stay, rows to offer,
 * and the advisories that the user accepts.
 */
import type { Workspace } from '../../cargo/project.ts';
import { cratesOf } from '../../forks/fork.ts';
import { append } from '../../text/append.ts';
import { finding } from '../findings/finding.ts';
import type { Finding, Migration, ResolvedOptions, SourceFile } from '../migration.ts';
import type { WorkspacePlan } from '../plan/model.ts';
import { remembered, settled } from '../read/memo.ts';
import {
  type AcceptancePlan,
  type Accepted,
  filesFor,
  planAcceptance,
  toolFilesIn,
} from './acceptance.ts';
import { adoptedRows } from './adopted.ts';
import { type AuditQuestion, auditOf } from './audit.ts';
import { offersFor } from './offers.ts';
import { waysOutOf } from './ways-out.ts';

export interface Outlook
  extends Pick<Migration, 'audit' | 'waysOut' | 'offers' | 'adopted'>,
    Pick<AcceptancePlan, 'edits' | 'created'> {
  readonly findings: readonly Finding[];
}

export interface OutlookQuestion {
  readonly workspaces: readonly Workspace[];
  readonly plans: readonly WorkspacePlan[];
  /** Lock files without a manifest. */
  readonly lone: readonly AuditQuestion[];
  /** Files besides the manifests. */
  readonly files: readonly SourceFile[];
}

type OutlookOptions = Pick<ResolvedOptions, 'forks' | 'catalogue' | 'accept'>;

/** Works the outlook out. Returns the last one until something changes that it depends on; sources never do. */
export function createOutlookReader(): (
  question: OutlookQuestion,
  options: OutlookOptions,
) => Outlook {
  const outlook = remembered(outlookOf);
  let beside: readonly SourceFile[] = [];
  let accepted: readonly string[] = [];
  return ({ workspaces, plans, lone, files }, { forks, catalogue, accept }) => {
    beside = settled(beside, files);
    accepted = settled(accepted, accept);
    return outlook(workspaces, plans, lone, beside, forks, catalogue, accepted);
  };
}

function outlookOf(
  workspaces: readonly Workspace[],
  plans: readonly WorkspacePlan[],
  lone: readonly AuditQuestion[],
  files: readonly SourceFile[],
  forks: OutlookOptions['forks'],
  catalogue: OutlookOptions['catalogue'],
  accept: OutlookOptions['accept'],
): Outlook {
  const options = { forks, catalogue, accept };
  const locks = [...locksOf(plans), ...lone];
  const tools = toolFilesIn(files);
  const given = new Set(tools.map(({ path }) => path));
  const audits = locks.map((lock) => auditOf(lock, options));
  const waysOut = locks.flatMap((lock, at) =>
    waysOutOf({ ...lock, audit: audits[at] ?? null, tools, given }, options),
  );
  const audit = audits.flatMap((each) => each ?? []);
  const graphs = locks.map(({ graph }) => graph);
  const { offers, findings } = offersFor({ workspaces, graphs, tools }, options);
  const { wanted, unknown } = wantedBy({ audit, waysOut }, locks, options);
  const plan = planAcceptance(
    wanted.map(({ lock, accepted }) => ({ accepted, files: filesFor(lock, tools) })),
    given,
  );
  const all = [...findings, ...plan.findings];
  append(
    all,
    unknown.map((advisory) => finding('acceptance-unknown', { path: null }, { advisory })),
  );
  const adopted = adoptedRows(workspaces, options);
  return {
    audit,
    waysOut,
    offers,
    adopted,
    edits: plan.edits,
    created: plan.created,
    findings: all,
  };
}

/** The lock files of a plan, ready to be audited. */
function locksOf(plans: readonly WorkspacePlan[]): readonly AuditQuestion[] {
  return plans.flatMap(({ graph: { lock, graph, remaining } }) =>
    lock && graph && remaining ? [{ path: lock.path, graph, remaining, add: null }] : [],
  );
}

interface Wanted {
  readonly lock: string;
  readonly accepted: Accepted;
}

/** The advisories to accept for each lock file with such a crate; for all lock files if none has it. */
function wantedBy(
  { audit, waysOut }: Pick<Migration, 'audit' | 'waysOut'>,
  locks: readonly AuditQuestion[],
  { accept, forks, catalogue }: Pick<ResolvedOptions, 'forks' | 'catalogue' | 'accept'>,
): { readonly wanted: readonly Wanted[]; readonly unknown: readonly string[] } {
  const wanted: Wanted[] = [];
  const unknown: string[] = [];
  const crates = new Map<string, string>();
  if (accept.length > 0) {
    for (const row of [...forks, ...(catalogue?.rows ?? [])]) {
      const [crate = ''] = cratesOf(row);
      for (const id of row.advisories ?? []) crates.set(id, crate);
    }
    for (const { id, package: name } of catalogue?.unmaintained.advisories ?? []) {
      crates.set(id, name);
    }
  }
  for (const id of new Set(accept)) {
    const crate = crates.get(id);
    if (crate === undefined) {
      unknown.push(id.slice(0, 60));
      continue;
    }
    const advisories = [id];
    const found = [
      ...waysOut.flatMap((card): Wanted[] =>
        card.crate === crate
          ? [
              {
                lock: card.lock,
                accepted: {
                  crate,
                  advisories,
                  askedBy: card.askedBy,
                  declared: card.paths.some((path) => path.length === 2),
                },
              },
            ]
          : [],
      ),
      ...audit.flatMap(({ path, unmaintained }) =>
        unmaintained.flatMap((each): Wanted[] =>
          each.crate === crate && each.askedBy.length === 0
            ? [{ lock: path, accepted: { crate, advisories, askedBy: [], declared: true } }]
            : [],
        ),
      ),
    ];
    // Nothing reports a crate that no lock file has. Without one, nobody knows.
    const nowhere = locks.length > 0 ? [] : ['Cargo.lock'];
    append(
      wanted,
      found.length > 0
        ? found
        : nowhere.map((lock) => ({
            lock,
            accepted: { crate, advisories, askedBy: [], declared: true },
          })),
    );
  }
  return { wanted, unknown };
}
