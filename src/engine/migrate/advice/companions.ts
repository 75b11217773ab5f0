/**
 * Files beside the manifests that speak of the same crates: the settings of cargo-deny, cargo-audit and Cargo itself,
 * and CI. They are never edited, only pointed at: what they say is the project's policy.
 */
import type { Span } from '../../text/span.ts';
import { readToml, type TomlDocument } from '../../toml/document.ts';
import { placeAt, segmentsAt } from '../../toml/tree.ts';
import { entriesOf, isArray, isTable, lookup, type TomlValue } from '../../toml/value.ts';
import { type FindingPlace, finding } from '../findings/finding.ts';
import type { Finding, SourceFile } from '../migration.ts';

/** What of the migration matters to these files. */
export interface CompanionFacts {
  /** Advisories of the crates that move; `gone` when a lock file shows that nothing will need the crate. */
  readonly advisories: readonly {
    readonly advisory: string;
    readonly crate: string;
    readonly gone: boolean;
  }[];
  /** Repositories that patches now point to. */
  readonly repositories: readonly string[];
  /** Crates that are patched. */
  readonly patched: readonly string[];
  /** Old crates that a shim stands in for. */
  readonly shims: readonly string[];
  /** Whether the lock file must change with the migration. */
  readonly resolutionChanges: boolean;
}

/** Findings for one file; none when it is no such file, or has nothing to say. */
export function companionFindings(file: SourceFile, facts: CompanionFacts): readonly Finding[] {
  const path = file.path.replace(/^\.\//, '');
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (isWorkflow(path)) return scriptFindings(file, facts);
  if (/^\.?deny\.toml$/.test(name)) return inToml(file, (it) => denyFindings(it, facts));
  if (name === 'audit.toml') return inToml(file, (it) => ignoreFindings(it, facts));
  if (/(?:^|\/)\.cargo\/config(?:\.toml)?$/.test(path)) {
    return inToml(file, (it) => configFindings(it, facts));
  }
  return [];
}

/** The indices of the paths whose files may be companions. */
export function companionsAmong(paths: readonly string[]): readonly number[] {
  return paths.flatMap((path, index) => (isCompanion(path) ? [index] : []));
}

/** Whether a file can be a companion at all: for those who choose what to read. */
export function isCompanion(path: string): boolean {
  return (
    isWorkflow(path) ||
    /(?:^|\/)(?:\.?deny\.toml|audit\.toml|\.cargo\/config(?:\.toml)?)$/.test(path)
  );
}

function isWorkflow(path: string): boolean {
  return (
    /(?:^|\/)\.github\/(?:workflows|actions)\/.*\.ya?ml$/.test(path) ||
    /(?:^|\/)(?:\.gitlab-ci\.ya?ml|\.ci\/[^/]+\.ya?ml|justfile|Makefile|Dockerfile)$/.test(path)
  );
}

interface TomlFile {
  readonly path: string;
  readonly document: TomlDocument;
}

/** A file that is no TOML is its own tool's to complain about. */
function inToml(file: SourceFile, judge: (file: TomlFile) => Finding[]): Finding[] {
  const { document } = readToml(file.text);
  return document ? judge({ path: file.path, document }) : [];
}

/** Where `path` is written: its value, else its key. */
function placeIn({ path, document }: TomlFile, at: readonly string[]): FindingPlace {
  const tree = document.tree();
  const spot: Span | undefined = placeAt(tree, at)?.value ?? segmentsAt(tree, at)[0];
  return spot ? { path, from: spot.from, to: spot.to } : { path };
}

function denyFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  return [
    ...ignoreFindings(file, facts),
    ...sourceFindings(file, facts),
    ...banFindings(file, facts),
  ];
}

/** `[advisories] ignore = ["RUSTSEC-…", { id = "RUSTSEC-…", reason = "…" }]`, of cargo-deny and cargo-audit alike. */
function ignoreFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const at = ['advisories', 'ignore'];
  return elements(lookup(file.document.value, at)).flatMap((value, index) => {
    const id = isTable(value) ? value.id : value;
    const found = facts.advisories.find(({ advisory }) => advisory === id);
    return found ? [ignored(found, placeIn(file, [...at, String(index)]))] : [];
  });
}

function ignored(
  { advisory, crate, gone }: CompanionFacts['advisories'][number],
  place: FindingPlace,
): Finding {
  const code = gone ? 'advisory-ignore-obsolete' : 'advisory-ignore-stays';
  return finding(code, place, { advisory, crate });
}

/** `[sources] unknown-git = "deny"`: every repository must be listed, or its organisation. */
function sourceFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const { value } = file.document;
  if (lookup(value, ['sources', 'unknown-git']) !== 'deny') return [];
  const allowed = strings(lookup(value, ['sources', 'allow-git'])).map(plainUrl);
  const owners = strings(lookup(value, ['sources', 'allow-org', 'github'])).map((owner) =>
    owner.toLowerCase(),
  );
  return facts.repositories
    .filter((url) => !allowed.includes(plainUrl(url)) && !owners.includes(githubOwner(url)))
    .map((url) => finding('deny-unknown-git', placeIn(file, ['sources', 'unknown-git']), { url }));
}

/** `[bans] deny = [{ name = "paste" }]`, `"paste"`, `{ crate = "paste@1" }`. */
function banFindings(file: TomlFile, facts: CompanionFacts): Finding[] {
  const at = ['bans', 'deny'];
  return elements(lookup(file.document.value, at)).flatMap((value, index) => {
    const written = isTable(value) ? (value.name ?? value.crate) : value;
    const crate = facts.shims.find(
      (shim) => typeof written === 'string' && written.split(/[@:]/)[0] === shim,
    );
    return crate === undefined
      ? []
      : [finding('deny-bans-shim', placeIn(file, [...at, String(index)]), { crate })];
  });
}

/** Cargo's configuration: patches that win over the manifest's, overrides by path, other places for crates.io. */
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
  if (elements(value.paths).length > 0) {
    findings.push(finding('config-paths', placeIn(file, ['paths']), {}));
  }
  const replacement = lookup(value, ['source', 'crates-io', 'replace-with']);
  if (typeof replacement === 'string') {
    const at = ['source', 'crates-io', 'replace-with'];
    findings.push(finding('config-source', placeIn(file, at), { source: replacement }));
  }
  return findings;
}

/** In scripts: advisories that an audit is told to ignore, and cargo called with a lock file that must not change. */
function scriptFindings({ path, text }: SourceFile, facts: CompanionFacts): Finding[] {
  const findings: Finding[] = [];
  for (const { index, 0: written } of text.matchAll(/\bRUSTSEC-\d{4}-\d{4}\b/g)) {
    const found = facts.advisories.find(({ advisory }) => advisory === written);
    const place = { path, from: index, to: index + written.length };
    if (found && !inComment(text, index)) findings.push(ignored(found, place));
  }
  if (!facts.resolutionChanges) return findings;
  for (const match of text.matchAll(/\bcargo[ \t][^\n#|;&]{0,300}?(--locked|--frozen)(?![\w-])/g)) {
    const flag = match[1] ?? '';
    const to = match.index + match[0].length;
    // `cargo install --locked` reads the installed package's own lock file.
    if (inComment(text, match.index) || /^cargo[ \t]+(?:\+\S+[ \t]+)?b?install\b/.test(match[0]))
      continue;
    findings.push(finding('ci-locked', { path, from: to - flag.length, to }, { flag }));
  }
  return findings;
}

function inComment(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return /(?:^|\s)#/.test(line);
}

function elements(value: TomlValue | undefined): readonly TomlValue[] {
  return isArray(value) ? value : [];
}

function strings(value: TomlValue | undefined): readonly string[] {
  return elements(value).filter((element) => typeof element === 'string');
}

function plainUrl(url: string): string {
  return url
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}

function githubOwner(url: string): string {
  return /^https:\/\/github\.com\/([^/]+)\//i.exec(url)?.[1]?.toLowerCase() ?? '';
}
