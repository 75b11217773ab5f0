/** All kinds of findings by topic, in the order of the page's help. */
import { companions } from './companions.ts';
import { graph } from './graph.ts';
import { kept } from './kept.ts';
import { manifests } from './manifests.ts';
import { patches } from './patches.ts';
import { rules } from './rules.ts';
import { sources } from './sources.ts';
import type { FindingRecord } from './text.ts';
import { workspaces } from './workspaces.ts';

/** Every code with its record, by topic. Codes are stable, because scripts and the help refer to them. */
export const findingGroups = [
  { title: 'Manifests and requirements', records: manifests },
  { title: 'Workspaces', records: workspaces },
  { title: 'Patches', records: patches },
  { title: 'Cargo.lock and the dependency graph', records: graph },
  { title: 'Other tools’ files', records: companions },
  { title: 'Rust sources', records: sources },
  { title: 'Rules and forks to choose from', records: rules },
  { title: 'Changes you keep back', records: kept },
] as const satisfies readonly {
  readonly title: string;
  readonly records: Readonly<Record<string, FindingRecord>>;
}[];
