/**
 * Files besides the manifests that mention the same crates: settings of Cargo and of tools that check dependencies,
 * other build systems, expected compiler output, and scripts (scripts.ts). They are never edited, only pointed out,
 * because they express the project's own policy.
 */
import { crateIdentifier } from '../../cargo/dependency.ts';
import { withoutSlashes } from '../../cargo/manifest.ts';
import type { Span } from '../../text/span.ts';
import { readToml, type TomlDocument } from '../../toml/document.ts';
import { placeAt, segmentsAt } from '../../toml/tree.ts';
import { elementsOf, entriesOf, isTable, lookup, type TomlValue } from '../../toml/value.ts';
import { type FindingPlace, finding } from '../findings/finding.ts';
import type { Finding, SourceFile } from '../migration.ts';
import { isScript, kindOf } from '../read/kind.ts';
import { isSorterFile } from '../read/sorters.ts';
import type { CompanionFacts } from './facts.ts';
import { advisoryFindings, aliasFindings, ignoredFinding, scriptFindings } from './scripts.ts';

/** Findings for one file; none if it is no such file, or needs no change. */
export function companionFindings(file: SourceFile, facts: CompanionFacts): readonly Finding[] {
  const path = file.path.replace(/^\.\//, '');
  return kindOfCompanion(path)?.judge(file, facts) ?? [];
}

/** The indices of paths whose files may be companions. */
export function companionsAmong(paths: readonly string[]): readonly number[] {
  const found: number[] = [];
  for (const [index, path] of paths.entries()) if (isCompanion(path)) found.push(index);
  return found;
}

/** Whether a file may be a companion: for callers that choose which files to read. */
export function isCompanion(path: string): boolean {
  return kindOfCompanion(path) !== undefined;
}

/** Nearly all files are sources and documents, recognised by the end of their names. */
function kindOfCompanion(path: string): CompanionKind | undefined {
  const kind = kindOf(path);
  if (kind === 'markdown' || (kind === 'rust' && !isSorterFile(path))) return undefined;
  return kinds.find(({ is }) => is(path));
}

interface CompanionKind {
  readonly is: (path: string) => boolean;
  readonly judge: (file: SourceFile, facts: CompanionFacts) => Finding[];
}

/** A kind of file, recognised by the end of its path. */
function named(name: RegExp, judge: CompanionKind['judge']): CompanionKind {
  return { is: (path) => name.test(path), judge };
}

function toml(judge: (file: TomlFile, facts: CompanionFacts) => Finding[]): CompanionKind['judge'] {
  return (file, facts) => inToml(file, (it) => judge(it, facts));
}

const kinds: readonly CompanionKind[] = [
  { is: isScript, judge: scriptFindings },
  named(/(?:^|\/)\.?deny\.toml$/, toml(denyFindings)),
  named(/(?:^|\/)\.?clippy\.toml$/, toml(clippyFindings)),
  named(/(?:^|\/)hakari\.toml$/, toml(hakariFindings)),
  named(/(?:^|\/)audit\.toml$/, toml(ignoreFindings)),
  named(/(?:^|\/)\.cargo\/config(?:\.toml)?$/, (file, facts) =>
    inToml(file, (it) => [...configFindings(it, facts), ...callsByAlias(file, it, facts)]),
  ),
  named(/(?:^|\/)osv-scanner\.toml$|(?:^|\/)\.trivyignore(?:\.ya?ml)?$/, advisoryFindings),
  named(/(?:^|\/)supply-chain\/(?:config|audits)\.toml$/, toml(vetFindings)),
  named(/(?:^|\/)BUILD(?:\.bazel)?$|\.bzl$|(?:^|\/)MODULE\.bazel$/, bazelFindings),
  named(/\.nix$/, nixFindings),
  { is: isSorterFile, judge: () => [] },
  named(/(?:^|\/)tests\/.*\.stderr$/, expectedOutputFindings),
];

interface TomlFile {
  readonly path: string;
  readonly document: TomlDocument;
}

/** If a file is not TOML, its own tool will complain. */
function inToml(file: SourceFile, judge: (file: TomlFile) => Finding[]): Finding[] {
  const { document } = readToml(file.text);
  return document ? judge({ path: file.path, document }) : [];
}

/** Where `path` is written: its value, or else its key; for a table in an array, its own `[[header]]`. */
function placeIn({ path, document }: TomlFile, at: readonly string[]): FindingPlace {
  const tree = document.tree();
  const header = segmentsAt(tree, at.slice(0, -1))[Number(at.at(-1))];
  const spot: Span | undefined = placeAt(tree, at)?.value ?? segmentsAt(tree, at)[0] ?? header;
  return spot ? { path, from: spot.from, to: spot.to } : { path };
}

function denyFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  return [
    ...ignoreFindings(file, facts),
    ...sourceFindings(file, facts),
    ...banFindings(file, facts),
    ...listedCrates(file, facts, 'cargo deny', denyLists),
  ];
}

/**
 * `[advisories] ignore = ["RUSTSEC-…", { id = "RUSTSEC-…", reason = "…" }]`, the same in cargo-deny and cargo-audit.
 */
function ignoreFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const at = ['advisories', 'ignore'];
  return elementsOf(lookup(file.document.value, at)).flatMap((value, index) => {
    const id = isTable(value) ? value.id : value;
    const found = facts.advisories.find(({ advisory }) => advisory === id);
    return found ? [ignoredFinding(found, placeIn(file, [...at, String(index)]))] : [];
  });
}

/** `[sources] unknown-git = "deny"`: every repository, or its organisation, must be listed. */
function sourceFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const { value } = file.document;
  if (lookup(value, ['sources', 'unknown-git']) !== 'deny') return [];
  const allowed = new Set(strings(lookup(value, ['sources', 'allow-git'])).map(plainUrl));
  const owners = new Set(
    strings(lookup(value, ['sources', 'allow-org', 'github'])).map((owner) => owner.toLowerCase()),
  );
  return facts.repositories
    .filter((url) => !allowed.has(plainUrl(url)) && !owners.has(githubOwner(url)))
    .map((url) => finding('deny-unknown-git', placeIn(file, ['sources', 'unknown-git']), { url }));
}

/** `[bans] deny = [{ name = "paste" }]`, `"paste"`, `{ crate = "paste@1" }`. */
function banFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const at = ['bans', 'deny'];
  return elementsOf(lookup(file.document.value, at)).flatMap((value, index) => {
    const written = isTable(value) ? (value.name ?? value.crate) : value;
    const crate = facts.shims.find(
      (shim) => typeof written === 'string' && written.split(/[@:]/)[0] === shim,
    );
    return crate === undefined
      ? []
      : [finding('deny-bans-shim', placeIn(file, [...at, String(index)]), { crate })];
  });
}

/**
 * Cargo's configuration: patches that take precedence over the manifest's, overrides by path, replacements for
 * crates.io.
 */
function configFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const { value } = file.document;
  const findings: Finding[] = [];
  for (const [source, entries] of entriesOf(lookup(value, ['patch']))) {
    for (const [key, entry] of entriesOf(entries)) {
      const named = isTable(entry) ? entry.package : undefined;
      const crate = typeof named === 'string' ? named : key;
      if (!facts.patched.includes(crate) && !facts.shims.includes(crate)) continue;
      findings.push(finding('config-patch', placeIn(file, ['patch', source, key]), { crate }));
    }
  }
  if (!facts.resolutionChanges) return findings;
  if (elementsOf(value.paths).length > 0) {
    findings.push(finding('config-paths', placeIn(file, ['paths']), {}));
  }
  const replacement = lookup(value, ['source', 'crates-io', 'replace-with']);
  if (typeof replacement === 'string') {
    const at = ['source', 'crates-io', 'replace-with'];
    findings.push(finding('config-source', placeIn(file, at), { source: replacement }));
  }
  return findings;
}

/** `[alias]`: calls of cargo under other names. */
function callsByAlias(file: SourceFile, read: TomlFile, facts: CompanionFacts): Finding[] {
  return entriesOf(lookup(read.document.value, ['alias'])).flatMap(([name]) => {
    const span = placeAt(read.document.tree(), ['alias', name])?.value;
    return span ? aliasFindings(file, span, facts) : [];
  });
}

const denyLists = [
  ['bans', 'skip'],
  ['bans', 'skip-tree'],
  ['bans', 'allow'],
  ['bans', 'features'],
  ['bans', 'build', 'bypass'],
  ['bans', 'build', 'allow-build-scripts'],
  ['licenses', 'exceptions'],
  ['licenses', 'clarify'],
];

/** Crates that cargo-hakari leaves out of its package; the fork would be put in. */
function hakariFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const lists = [
    ['traversal-excludes', 'third-party'],
    ['final-excludes', 'third-party'],
  ];
  return listedCrates(file, facts, 'cargo hakari', lists);
}

/** Paths that clippy disallows. They mean nothing to clippy once the crate is gone. */
function clippyFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const lists = ['disallowed-macros', 'disallowed-methods', 'disallowed-types'];
  return listedCrates(
    file,
    facts,
    'clippy',
    lists.map((list) => [list]),
  );
}

/** Lists of a tool that name a crate. To the tool, the fork is another package. */
function listedCrates(
  file: TomlFile,
  facts: CompanionFacts,
  tool: string,
  tables: readonly (readonly string[])[],
): Finding[] {
  return tables.flatMap((at) =>
    elementsOf(lookup(file.document.value, at)).flatMap((value, index) => {
      const written = isTable(value) ? (value.name ?? value.crate ?? value.path) : value;
      const name = typeof written === 'string' ? written.split(/[@:]/)[0] : null;
      const moved = facts.moved.find(
        ({ crate }) => crate === name || (tool === 'clippy' && crateIdentifier(crate) === name),
      );
      if (!moved) return [];
      const about = { table: at.join('.'), tool, crate: moved.crate, fork: moved.fork };
      return [finding('tool-names-crate', placeIn(file, [...at, String(index)]), about)];
    }),
  );
}

/** cargo-vet: `[[exemptions.NAME]]`, `[[audits.NAME]]`, `[policy.NAME]`. */
function vetFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const { value } = file.document;
  return facts.moved.flatMap(({ crate, fork }) => {
    const at = [
      ['exemptions', crate],
      ['audits', crate],
      ['policy', crate],
    ].find((path) => lookup(value, path) !== undefined);
    return at ? [finding('vet-unaudited', placeIn(file, at), { crate, fork })] : [];
  });
}

/** `@crates//:paste`, whatever name the repository of crates has. */
function bazelFindings({ path, text }: SourceFile, facts: CompanionFacts): Finding[] {
  const moved = new Map(facts.moved.map((each) => [each.crate, each.fork]));
  return [...text.matchAll(/@[\w.~+-]{1,100}\/\/:([\w-]+)/g)].flatMap(
    ({ index, 0: label, 1: crate = '' }) => {
      const fork = moved.get(crate);
      const place = { path, from: index, to: index + label.length };
      return fork === undefined ? [] : [finding('bazel-label', place, { label, crate, fork })];
    },
  );
}

/** Hashes over the content of Cargo.lock; `outputHashes` has those of git sources. */
function nixFindings({ path, text }: SourceFile, facts: CompanionFacts): Finding[] {
  if (!facts.resolutionChanges) return [];
  return [...text.matchAll(/\b(?:cargoHash|cargoSha256|outputHashes)\b(?=\s{0,20}=)/g)].flatMap(
    ({ index, 0: attribute }) => {
      if (attribute === 'outputHashes' && facts.repositories.length === 0) return [];
      return [
        finding('nix-hash', { path, from: index, to: index + attribute.length }, { attribute }),
      ];
    },
  );
}

/** Files with which trybuild compares the compiler's output. At most one finding for each file and crate. */
function expectedOutputFindings({ path, text }: SourceFile, facts: CompanionFacts): Finding[] {
  return facts.moved.flatMap(({ crate, fork }) => {
    const name = crateIdentifier(crate);
    const mention = new RegExp(`(?<![\\w-])${name}::|\`${name}\``).exec(text);
    if (!mention) return [];
    const from = mention.index;
    const place = { path, from, to: from + mention[0].length };
    return [finding('stderr-names-crate', place, { crate, fork })];
  });
}

function strings(value: TomlValue | undefined): readonly string[] {
  return elementsOf(value).filter((element) => typeof element === 'string');
}

function plainUrl(url: string): string {
  return withoutSlashes(url.toLowerCase()).replace(/\.git$/, '');
}

function githubOwner(url: string): string {
  return /^https:\/\/github\.com\/([^/]+)\//i.exec(url)?.[1]?.toLowerCase() ?? '';
}
