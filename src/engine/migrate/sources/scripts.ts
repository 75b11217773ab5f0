/**
 * Scripts with a manifest of their own: the embedded TOML moves like a `Cargo.toml`, and the script's paths follow it,
 * never the manifest of the folder that the script is in.
 */
import { packagesDeclared } from '../../cargo/declarations.ts';
import { crateIdentifier } from '../../cargo/dependency.ts';
import { type Manifest, readManifest } from '../../cargo/manifest.ts';
import { workspacesIn } from '../../cargo/project.ts';
import { rowsConcerning } from '../../forks/concerned.ts';
import { type Fork, forkName } from '../../forks/fork.ts';
import { type EmbeddedManifest, originOf, originSpan, type Rename } from '../../rust/rewrite.ts';
import type { Edit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';
import { readToml } from '../../toml/document.ts';
import { finding } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import type { Finding, ResolvedOptions } from '../migration.ts';
import { editManifest } from '../plan/edits.ts';
import type { SharedSources } from '../plan/model.ts';
import { loneChanges } from '../plan/rename/rules.ts';
import { planRenames } from '../plan/rename/together.ts';
import type { Scripts } from '../read/reach.ts';
import { renamesOf, type SourceEdits } from './ownership.ts';

export interface ScriptPlan {
  /** Edits of the manifest inside the script, at their places in the file. */
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
  readonly renames: readonly Rename[];
  /** The names in its sources of the crates it depends on. */
  readonly names: ReadonlySet<string>;
}

/** The plan for every script, by path. */
export function planScripts(
  scripts: Scripts,
  options: ResolvedOptions,
  shared: SharedSources,
): ReadonlyMap<string, ScriptPlan> {
  return new Map(
    [...scripts].map(([path, script]) => [path, planScript(path, script, options, shared)]),
  );
}

/** The sources' edits and findings, with those of the manifests inside scripts. */
export function withScripts(
  code: SourceEdits,
  scripts: ReadonlyMap<string, ScriptPlan>,
): SourceEdits {
  if (scripts.size === 0) return code;
  const edits = new Map(code.edits);
  for (const [path, { edits: own }] of scripts) {
    const all = [...own, ...(edits.get(path) ?? [])];
    if (all.length > 0)
      edits.set(
        path,
        all.sort((a, b) => a.from - b.from),
      );
  }
  const findings = [...scripts.values()].flatMap((script) => script.findings);
  return { edits, findings: [...code.findings, ...findings] };
}

function planScript(
  path: string,
  script: EmbeddedManifest,
  options: ResolvedOptions,
  shared: SharedSources,
): ScriptPlan {
  const { document, problem } = readToml(script.text);
  const whole = placeOf(path, script, {});
  if (!document || script.problem !== undefined) {
    const why = script.problem ?? problem?.message ?? '';
    const unread = finding('script-held', whole, { problem: why });
    return { ...unmoved, findings: mentionsFork(script, options) ? [unread] : [] };
  }
  const manifest = readManifest(path, document);
  const names = new Set(manifest.dependencies.map(({ key }) => crateIdentifier(key)));
  const [workspace] = workspacesIn([manifest]);
  if (!workspace) return { ...unmoved, names };
  const forks = rowsConcerning(options.forks, packagesDeclared(workspace));
  const plans = planRenames({ ...workspace, root: manifest }, forks, options, shared);
  const findings = [...plans.flatMap((plan) => plan.findings), ...unpatched(manifest, forks)];
  const moves = plans.flatMap((plan) => plan.moves);
  const changes = loneChanges(workspace, manifest, plans);
  const edited = editManifest(manifest, changes.changes);
  const edits = edited.edits && placedEdits(script, edited.edits);
  if (!edits) {
    const why = edited.problem ?? noRoom[script.room];
    return { ...unmoved, names, findings: [finding('script-held', whole, { problem: why })] };
  }
  return {
    edits,
    names,
    findings: [...findings, ...changes.findings].map((each) => ({
      ...each,
      ...placeOf(path, script, each),
      places: each.places.map((place) => placeOf(path, script, place)),
    })),
    renames: moves.flatMap(renamesOf),
  };
}

/** Reports crates whose fork would need `[patch]`: a script's own manifest is no good place for that. */
function unpatched(manifest: Manifest, forks: readonly Fork[]): readonly Finding[] {
  return forks.flatMap((fork) =>
    fork.kind !== 'patch'
      ? []
      : manifest.dependencies.flatMap((dependency) => {
          const { package: crate, origin, at } = dependency;
          if (origin.kind !== 'crates-io' || !fork.crates.includes(crate)) return [];
          return [finding('script-patch', placeIn(manifest, at), { crate, fork: forkName(fork) })];
        }),
  );
}

const unmoved: ScriptPlan = { edits: [], findings: [], renames: [], names: new Set() };

const noRoom = {
  lines: 'the change does not fit into it',
  line: 'each of its lines has marks of its own, and the change needs more lines',
  entry: 'the change would need a comma, at which a cargo-deps line is split',
} as const satisfies Record<EmbeddedManifest['room'], string>;

/** The edits at their places in the file; `null` if one does not fit there. */
function placedEdits(script: EmbeddedManifest, edits: readonly Edit[]): readonly Edit[] | null {
  const placed: Edit[] = [];
  for (const edit of edits) {
    const from = originOf(script, edit.from);
    const length = edit.to - edit.from;
    if (from === -1) return null;
    if (length > 0 && originOf(script, edit.to - 1) !== from + length - 1) return null;
    const replaced = script.text.slice(edit.from, edit.to);
    if (script.room !== 'lines' && `${replaced}${edit.insert}`.includes('\n')) return null;
    if (script.room === 'entry' && edit.insert.includes(',')) return null;
    placed.push({ ...edit, from, to: from + length });
  }
  return placed;
}

function placeOf(path: string, script: EmbeddedManifest, { from = 0, to }: Partial<Span>) {
  return { path, ...originSpan(script, { from, to: to ?? script.text.length }) };
}

/** Whether an unreadable manifest mentions a moving crate. */
function mentionsFork({ text }: EmbeddedManifest, { forks }: ResolvedOptions): boolean {
  return forks.some((fork) => fork.kind === 'rename' && text.includes(fork.crate));
}
