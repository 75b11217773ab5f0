/**
 * Findings about a workspace as a whole: patches where Cargo does not read them, members and roots that were not given.
 */
import {
  canonicalGitUrl,
  isCratesIo,
  type Manifest,
  type PatchEntry,
} from '../../cargo/manifest.ts';
import { addUnder, append } from '../../text/append.ts';
import { isTable, lookup } from '../../toml/value.ts';
import { addManifest, finding, useAlias } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import { describeOrigin, list } from '../findings/text.ts';
import type { Finding } from '../migration.ts';
import type { Decisions, PatchPlan, WorkspacePlan } from './model.ts';

export function workspaceFindings({ workspace, renames, patches }: Decisions): Finding[] {
  const { root, manifests } = workspace;
  const findings: Finding[] = [];
  const unlisted = new Set(workspace.unlisted);
  for (const manifest of manifests) {
    if (manifest === root) continue;
    append(findings, ignoredPatches(manifest, root, patches));
    if (unlisted.has(manifest) && root) {
      findings.push(finding('unlisted-member', { path: manifest.path }, { root: root.path }));
    }
  }
  const [unmatched] = workspace.unmatched;
  if (root && unmatched !== undefined) {
    const about = { count: String(workspace.unmatched.length), first: unmatched };
    findings.push(finding('members-unmatched', placeIn(root, ['workspace', 'members']), about));
  }
  for (const { fork, moves } of renames) {
    const own = root?.patches.find(
      (entry) => isCratesIo(entry.source) && entry.package === fork.crate,
    );
    if (!root || !own || moves.length === 0) continue;
    const about = { crate: fork.crate, fork: fork.fork, origin: describeOrigin(own.origin) };
    findings.push(finding('own-patch-idle', placeIn(root, own.at), about));
  }
  for (const manifest of manifests) {
    const at = ['workspace', 'patch'];
    if (lookup(manifest.document.value, at) !== undefined) {
      findings.push(finding('workspace-patch', placeIn(manifest, at), {}));
    }
  }
  const [member] = manifests;
  if (!root && member && patches.some(({ tables }) => tables.length > 0)) {
    findings.push(finding('member-without-root', { path: member.path }, {}, addManifest));
  }
  if (root && workspace.missing.length > 0) {
    const members = list(workspace.missing, 6);
    for (const { moves, fork } of renames) {
      const shared = moves.find(
        ({ key, declaration: { dependency } }) =>
          dependency.kind === 'workspace' && key !== dependency.key,
      );
      if (!shared) continue;
      const place = placeIn(root, shared.declaration.dependency.at);
      findings.push(finding('member-missing', place, { crate: fork.crate, members }, useAlias));
    }
  }
  return findings;
}

/** Empty tables that get their first entries: the way back can't tell them from those it has to remove. */
export function emptyTableFindings({ workspace, changes, renames }: WorkspacePlan): Finding[] {
  const back = new Set(renames.flatMap(({ fork }) => (fork.reverse ? [fork.fork] : [])));
  return workspace.manifests.flatMap((manifest) => {
    const said = new Set<string>();
    return (changes.get(manifest.path) ?? []).flatMap(({ kind, at, fork }) => {
      if (kind !== 'add' || (at[0] !== 'patch' && at[0] !== 'features') || back.has(fork))
        return [];
      const path = at.slice(0, -1);
      const written = lookup(manifest.document.value, path);
      const table = path.join('.');
      if (!isTable(written) || Object.keys(written).length > 0 || said.has(table)) return [];
      said.add(table);
      return [finding('back-table', placeIn(manifest, path), { table, fork })];
    });
  });
}

/** The `[patch]` tables of a member, which Cargo ignores, each with what to do: not every entry may move to the root. */
function ignoredPatches(
  manifest: Manifest,
  root: Manifest | null,
  patches: readonly PatchPlan[],
): readonly Finding[] {
  const tables = new Map<string, PatchEntry[]>();
  for (const entry of manifest.patches) addUnder(tables, entry.source, entry);
  return [...tables.values()].flatMap((entries): readonly Finding[] => {
    const [first] = entries;
    if (!first) return [];
    const place = placeIn(manifest, first.at.slice(0, 2));
    const refused = entries.filter(isRefused);
    const left = entries.filter((entry) => !isRefused(entry) && !isPatched(entry, root, patches));
    const names = list(refused.map(({ at }) => at.at(-1) ?? ''));
    // The guide's entries give a crate another package, as the entry of a real shim does.
    const isRenaming = refused.some(({ at, package: crate }) => crate !== at.at(-1));
    const nothingLeft = isRenaming ? ('shim' as const) : ('none' as const);
    const someLeft = left.length === 0 ? nothingLeft : ('some' as const);
    const may = refused.length === 0 ? ('all' as const) : someLeft;
    if (!root) {
      const about = { refused: names, may };
      return [finding('patch-in-rootless-member', place, about, addManifest)];
    }
    const isPatchedThere = refused.length === 0 && left.length === 0;
    const about = {
      root: root.path,
      refused: names,
      may: isPatchedThere ? 'patched' : may,
    } as const;
    return [finding('patch-in-member', place, about)];
  });
}

/** Whether Cargo refuses an entry wherever it is: a patch must point to another source than the one that it patches. */
function isRefused({ source, origin }: PatchEntry): boolean {
  if (origin.kind === 'crates-io') return isCratesIo(source);
  return origin.kind === 'git' && canonicalGitUrl(origin.url) === canonicalGitUrl(source);
}

/** Whether the root patches the package of an entry, now or after the migration. */
function isPatched(
  { source, package: crate }: PatchEntry,
  root: Manifest | null,
  patches: readonly PatchPlan[],
): boolean {
  const isSame = (other: string) =>
    isCratesIo(source) ? isCratesIo(other) : canonicalGitUrl(other) === canonicalGitUrl(source);
  const given = root?.patches.some((each) => each.package === crate && isSame(each.source));
  const planned = patches.some(({ tables }) =>
    tables.some((table) => table.crates.includes(crate) && isSame(table.source)),
  );
  return given === true || planned;
}
