/**
 * Findings about a workspace as a whole: patches where Cargo does not read them, members and roots that were not given.
 */
import { isCratesIo } from '../../cargo/manifest.ts';
import { lookup } from '../../toml/value.ts';
import { addManifest, useAlias } from '../findings/action.ts';
import { finding } from '../findings/finding.ts';
import { placeIn } from '../findings/place.ts';
import { describeOrigin } from '../findings/text.ts';
import type { Finding } from '../migration.ts';
import type { Decisions } from './model.ts';

export function workspaceFindings({ workspace, renames, patches }: Decisions): Finding[] {
  const { root, manifests } = workspace;
  const findings: Finding[] = [];
  const unlisted = new Set(workspace.unlisted);
  for (const manifest of manifests) {
    if (manifest === root) continue;
    const own = manifest.patches[0];
    if (own && root) {
      const place = placeIn(manifest, own.at.slice(0, 2));
      findings.push(finding('patch-in-member', place, { root: root.path }));
    } else if (own) {
      const place = placeIn(manifest, own.at.slice(0, 2));
      findings.push(finding('patch-in-rootless-member', place, {}, addManifest));
    }
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
    const members = listed(workspace.missing);
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

/** The first few names, and how many more there are. */
function listed(names: readonly string[]): string {
  const shown = 5;
  const rest = names.length - shown;
  return rest > 1 ? `${names.slice(0, shown).join(', ')} and ${rest} more` : names.join(', ');
}
