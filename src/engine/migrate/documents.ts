/**
 * Markdown files: READMEs, books, changelogs. Code fences follow the package the file stands in; a file above all
 * packages follows the workspace where its packages agree.
 */
import { editionOf } from '../cargo/project.ts';
import { docIncludes, type Rename, type RustEdition, rewriteMarkdown } from '../rust/rewrite.ts';
import type { Edit } from '../text/edit.ts';
import type { Finding, MigrationOptions } from './migration.ts';
import {
  filesByManifest,
  hasManifest,
  looseRenames,
  renamesIn,
  sharedRenames,
} from './ownership.ts';
import type { Project, ProjectFile } from './project-reading.ts';
import type { RustFiles } from './rust-files.ts';
import { noteFinding, type SourceEdits } from './sources.ts';
import { rewriteTomlSnippet } from './toml-snippet.ts';
import type { WorkspacePlan } from './workspace-plan.ts';

export function rewriteDocuments(
  project: Project,
  plans: readonly WorkspacePlan[],
  files: RustFiles,
  options: Required<MigrationOptions>,
): SourceEdits {
  const edits = new Map<string, readonly Edit[]>();
  const findings: Finding[] = [];
  const markdown = project.files.filter(({ kind }) => kind === 'markdown');
  if (!options.docs || markdown.length === 0) return { edits, findings };
  const included = new Set<string>();
  const rewrite = (
    documents: readonly ProjectFile[],
    edition: RustEdition,
    renames: readonly Rename[],
  ) => {
    if (renames.length === 0) return;
    for (const { path, text } of documents) {
      const result = rewriteMarkdown(text, {
        path,
        edition,
        renames,
        untagged: included.has(path),
        rewriteToml: (snippet) => rewriteTomlSnippet(snippet, renames, options),
      });
      if (result.edits.length > 0) edits.set(path, result.edits);
      findings.push(...result.notes.map(noteFinding));
    }
  };
  if (!hasManifest(project)) {
    rewrite(markdown, '2021', looseRenames(options));
    return { edits, findings };
  }
  for (const path of includedDocuments(project, files)) included.add(path);
  const owned = filesByManifest(project, markdown);
  for (const plan of plans) {
    for (const manifest of plan.workspace.manifests) {
      const documents = owned.get(manifest.path) ?? [];
      const renames = manifest.package ? renamesIn(plan, manifest) : sharedRenames(plan);
      rewrite(documents, editionOf(plan.workspace, manifest), renames);
    }
  }
  return { edits, findings };
}

/** Markdown that some source includes as its documentation: its untagged fences are Rust, as rustdoc takes them. */
function includedDocuments(project: Project, files: RustFiles): readonly string[] {
  const including = project.files.filter(
    ({ kind, text }) => kind === 'rust' && text.includes('include_str'),
  );
  return [...files.open(including)].flatMap(([path, { reading }]) => docIncludes(path, reading));
}
