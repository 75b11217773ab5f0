/**
 * Markdown files: READMEs, books, changelogs. Code fences follow the package the file stands in; a file above all
 * packages follows the workspace where its packages agree.
 */
import { mentionPattern, namesInUntagged, rewriteMarkdown } from '../../rust/rewrite.ts';
import type { Edit } from '../../text/edit.ts';
import type { Finding } from '../migration.ts';
import type { ProjectFile } from '../read/file.ts';
import { rememberedFor } from '../read/memo.ts';
import { filesAt } from '../read/project.ts';
import type { SourceEdits } from './ownership.ts';
import { noteFinding } from './rust.ts';
import { rewriteTomlSnippet } from './toml-snippet.ts';
import type { Unit } from './units.ts';

/**
 * Rewrites documents, each again only when it, its unit, or what includes it changed. `includes` says which ones sources
 * include; it is asked only when it makes a difference to a document.
 */
export function createDocumentRewriter(): (
  units: readonly Unit[],
  files: readonly ProjectFile[],
  includes: () => readonly string[],
) => SourceEdits {
  const asked = rememberedFor(mentioning);
  const dependsOn = rememberedFor(dependsOnIncluder);
  const asText = rememberedFor(rewriteAsText);
  const asRust = rememberedFor(rewriteAsRust);
  return (units, files, includes) => {
    const edits = new Map<string, readonly Edit[]>();
    const findings: Finding[] = [];
    const asking = units.flatMap((unit) => asked(unit, filesAt(files, unit.documents)));
    if (asking.length === 0) return { edits, findings };
    const matters = asking.some(({ document, unit }) => dependsOn(document, [unit]));
    const included = new Set(matters ? includes() : []);
    for (const { unit, document } of asking) {
      const rewrite = included.has(document.path) ? asRust : asText;
      const result = rewrite(document, [unit]);
      if (result.edits.length > 0) edits.set(document.path, result.edits);
      findings.push(...result.findings);
    }
    return { edits, findings };
  };
}

/** The documents of a unit that speak of a crate that moves: by its name in code, or by its package's. */
function mentioning(unit: Unit, documents: readonly ProjectFile[]) {
  const { documentRenames, options } = unit;
  if (!options.docs || documents.length === 0 || documentRenames.length === 0) return [];
  const packages = options.forks.flatMap((fork) => (fork.kind === 'rename' ? [fork.crate] : []));
  const names = mentionPattern([...documentRenames.map(({ from }) => from), ...packages]);
  return documents.filter(({ text }) => names.test(text)).map((document) => ({ unit, document }));
}

/** Whether it matters if a source includes the document. */
function dependsOnIncluder({ text }: ProjectFile, [unit]: readonly Unit[]): boolean {
  const names = unit?.documentRenames.map(({ from }) => from) ?? [];
  return namesInUntagged(text, names);
}

interface DocumentEdits {
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
}

const rewriteAsText = (document: ProjectFile, units: readonly Unit[]) =>
  rewriteDocument(document, units, false);

/** With fences without a language taken as Rust. */
const rewriteAsRust = (document: ProjectFile, units: readonly Unit[]) =>
  rewriteDocument(document, units, true);

function rewriteDocument(
  { path, text }: ProjectFile,
  [unit]: readonly Unit[],
  untagged: boolean,
): DocumentEdits {
  if (!unit) return { edits: [], findings: [] };
  const { edition, documentRenames: renames, options } = unit;
  const { edits, notes } = rewriteMarkdown(text, {
    path,
    edition,
    renames,
    untagged,
    rewriteToml: (snippet) => rewriteTomlSnippet(snippet, renames, options),
  });
  return { edits, findings: notes.map(noteFinding) };
}
