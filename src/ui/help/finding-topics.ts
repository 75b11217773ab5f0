/**
 * What lies behind each finding, in plain words: why it is so, and what it means for the reader. The
 * finding itself says what and where; a test holds this table to the engine's list of codes.
 */
import type { FindingCode } from '../../engine/index.ts';
import type { KeepCode } from '../../project/keep-findings.ts';

export interface TopicGroup {
  readonly title: string;
  readonly topics: Readonly<Partial<Record<FindingCode, string>>>;
}

const manifests = {
  title: 'Manifests and requirements',
  topics: {
    'toml-syntax':
      'Nothing is edited in a file whose meaning is in doubt. The rest of the project migrates all the same, and the file joins in once the place is corrected.',
    'verification-failed':
      'Every edited manifest is read again and compared with the plan. When the two differ, the whole workspace is left untouched, since half a migration is worse than none.',
    'internal-error': 'A defect of this page, caught before it could reach your files.',
    'nothing-found':
      'The watched crates may still come in through other crates: a Cargo.lock among the files shows whether they do.',
    'already-adopted': 'Running the migration twice changes nothing the second time.',
    'requirement-outside-matrix':
      'A fork stands in for certain upstream versions only. Outside of them its interfaces may differ, so moving is your decision: the option “Versions outside the matrix” takes it.',
    'requirement-migrated-outside-matrix':
      'You asked for these to be moved too. The compiler is now the judge.',
    'requirement-unreadable': 'Cargo would refuse this manifest before it looks at anything else.',
    'requirement-missing':
      'Cargo wants a version, a path or a repository for each dependency; without one there is nothing to compare with the matrix.',
    'held-together':
      'Some declarations only work when they move as one: a root and its members, or the tables of one package. When one is held, the others wait for it.',
    'shared-source':
      'Two packages may compile one file, by “#[path]”, “include!” or a target’s “path”. It can call the crate by one name only, so both packages have to move, or neither.',
    vendored:
      'Cargo compares every byte of a vendored package with the checksum beside it. What has to change there, “cargo vendor” writes anew.',
    'template-manifest':
      'A tool fills the template in. What comes out of it is not known here, so nothing is guessed.',
    'foreign-source':
      'A path, a git repository or another registry is your own choice of where the crate comes from. A fork on crates.io does not replace it by itself.',
    'fork-already-declared': 'Cargo refuses a package that reaches one crate under two names.',
    'fork-requirement': 'What asks for the fork already may ask for another version of it.',
    'feature-missing':
      'A feature that the fork does not have stops Cargo at once, so it is taken out, and you should know.',
    'public-feature-kept':
      'An optional dependency gives its package a feature of the same name. Whoever switches that feature on should not notice the migration.',
    'metadata-mention':
      'Other tools keep settings in the manifest. What they mean by a name is theirs to say.',
    'profile-override-left':
      'The setting still applies to the part of the workspace that has not moved.',
  },
} as const satisfies TopicGroup;

const workspaces = {
  title: 'Workspaces',
  topics: {
    'inherited-without-root':
      'A member that inherits a dependency has no version of its own: the root decides, and it is not here.',
    'inherited-undeclared':
      'The member asks its root for a dependency the root does not have; Cargo stops there.',
    'member-missing':
      'Root and members share one key. A member left behind stops the whole workspace from resolving.',
    'member-without-root': 'A patch belongs into the workspace’s root: elsewhere Cargo ignores it.',
    'unlisted-member':
      'Cargo looks upwards for a workspace and stumbles over one that does not know this package.',
    'source-unclaimed':
      'A file belongs to the package whose targets reach it through “mod”, “#[path]” or “include!”. One that nothing reaches may be compiled in a way that can’t be seen, or not at all.',
    'owners-differ':
      'One file, compiled in several editions or packages, can mean two things by one name. An edit that is right in one of them would break the other.',
    'script-held':
      'A script brings its own manifest along. Its paths can only move together with the dependency named there.',
    'source-without-manifest':
      'What a name means is decided by the manifest: its dependencies, its edition, its targets.',
  },
} as const satisfies TopicGroup;

const patches = {
  title: 'Patches',
  topics: {
    'patch-in-member': 'Cargo reads [patch] at the root of a workspace only, and warns elsewhere.',
    'patch-in-rootless-member':
      'This table has no effect where it stands; its place is in the root, which is not here.',
    'workspace-patch': 'There is no such table. The one that works is [patch.crates-io].',
    'patch-unused':
      'The guide lists three crates whatever is in use. The warning Cargo gives for the unused ones is harmless; “Only crates in use” avoids it.',
    'held-back-by-patch':
      'A patch has one version. A requirement that would admit newer ones is held at it without a word from Cargo.',
    'existing-patch-conflict':
      'Two patches for one crate cannot both hold, and the one that is there was put there by someone.',
    'own-patch-idle':
      'A patch goes by the package’s name. A dependency that moves to the fork has another name, so your patch of the old crate no longer reaches it.',
    'replace-present': 'Cargo refuses a manifest that has both [replace] and [patch].',
    'git-patch-downgrade':
      'A git dependency without a version follows the patch, even to an older release.',
    'git-patch-migrated':
      'A patch for crates.io does not reach a crate that is taken from git: it needs one for that address.',
    'git-patch-unused':
      'The version asked for is not the patch’s, so Cargo leaves the patch aside.',
    'git-other-branch':
      'A patch must point somewhere else than what it patches; another branch of the same repository is not somewhere else.',
    'not-in-fork':
      'The crate’s name looks like one of the family, but the fork’s repository does not have it. Patching it would stop Cargo.',
    'transitive-snippet':
      'The guide’s snippet for transitive dependencies is refused by Cargo: a patch cannot rename. A shim crate under the old name does what it meant.',
    'snippet-replaced': 'The snippet made way for a shim, which does what it was meant to.',
    'snippet-removed': 'The snippet is refused by Cargo, so it was taken out.',
  },
} as const satisfies TopicGroup;

const graph = {
  title: 'Cargo.lock and the dependency graph',
  topics: {
    'lock-syntax': 'Cargo writes this file itself; a damaged one is best written anew.',
    'lock-missing':
      'Manifests name direct dependencies only. Who else pulls a crate in stands in the lock file.',
    'lock-behind-patch':
      'Cargo keeps locked versions until it is told otherwise. Name all crates of the family at once: updating one alone can split it.',
    'lock-patch-unused': 'A patch only stands in for versions that a requirement admits.',
    'lock-split-family':
      'Types of the fork and of upstream are different types to the compiler, even with the same name.',
    'several-versions':
      'Cargo may hold several versions of one crate. It is a matter of size and of types that meet, not an error in itself.',
    'locked-will-fail':
      'CI that runs with --locked needs the updated lock file in the same commit.',
    'old-crate-remains':
      'Other crates ask for the old one themselves. Only they, or a shim, can end that.',
    'fork-brings-old-crate':
      'The fork’s own dependencies still reach the old crate. A full migration of your code does not change that; a shim does.',
    'types-cross-crates':
      'If your code hands a type of the fork to a crate that expects the old one, the compiler sees two types.',
    'publish-drops-patch':
      'Patches are for the one who builds. They do not travel with a published crate.',
    'shim-version-guessed':
      'A shim takes the place of exactly the version it claims to be; the lock file knows which one that should be.',
    'shim-outside-matrix': 'A shim may only stand in for versions the fork is compatible with.',
  },
} as const satisfies TopicGroup;

const companions = {
  title: 'Other tools’ files',
  topics: {
    'advisory-ignore-obsolete': 'An exception that is no longer needed hides the next real case.',
    'advisory-ignore-stays': 'While the crate is in the graph, the advisory still applies.',
    'deny-unknown-git': 'cargo deny allows git sources by list; the patch adds one.',
    'deny-bans-shim':
      'A shim bears the old crate’s name by design, and a ban by name meets it too.',
    'ci-locked': 'The lock file has to change together with the manifests.',
    'config-patch': 'Cargo’s configuration has the last word over manifests.',
    'config-paths': 'Path overrides replace a crate’s source, not its dependencies.',
    'config-source': 'A mirror or vendored folder has only what was put there.',
  },
} as const satisfies TopicGroup;

const sources = {
  title: 'Rust sources',
  topics: {
    'rust-unreadable':
      'References are found in the file’s tokens. Where brackets or quotes do not close, no token can be trusted.',
    'rust-undecided':
      'A name at the start of a path may be a crate, a module or an item. Where the files do not settle it, a guess could break your build silently.',
    'rust-exported-macro':
      'A macro’s body is resolved where it is used. Callers need the crate under the name the macro says.',
    'rust-macro-for-callers': 'The macro relies on what its callers have, and that changes now.',
    'rust-public-type':
      'A type of a dependency in your public interface is part of it: callers meet the fork’s type.',
    'rust-include': 'include! takes in text at compile time; this one is not among the files.',
    'rust-bare-name': 'A macro may turn a name into anything: a path, a string, a type.',
    'rust-attribute-string':
      'Some attributes read strings as paths, others do not; only their documentation tells.',
    'rust-name-taken': 'The fork’s name would shadow, or be shadowed by, something of yours.',
    'rust-doc-example': 'Only examples that the compiler reads are rewritten; the others are text.',
    'rust-doc-mention':
      'Prose may speak of the old crate’s history or of the crate as used here. You know which.',
  },
} as const satisfies TopicGroup;

/** Findings of the page's own: what keeping a part back leads to. */
export const keptTopics = {
  title: 'Changes you keep back',
  topics: {
    'kept-manifest':
      'A manifest’s dependency key and the names in the package’s sources are one move in two places. With one of them kept, the name in the source has no crate behind it.',
    'kept-source':
      'The same move from the other side: the source says the old name, which the manifest no longer gives it.',
    'kept-inherited':
      'A member that says workspace = true takes the entry of the same name from the root. Rename one end, and Cargo stops before it compiles anything.',
    'kept-patch-entry':
      'Crates of one family exchange types. When some come from the fork and some from crates.io, those are different types to the compiler, even with equal version numbers.',
    'kept-in-part':
      'An entry’s key, version and features may be separate changes. Each can be kept, but they were planned to stand together.',
  },
} as const satisfies {
  readonly title: string;
  readonly topics: Readonly<Record<KeepCode, string>>;
};

export const topicGroups: readonly TopicGroup[] = [
  manifests,
  workspaces,
  patches,
  graph,
  companions,
  sources,
];
