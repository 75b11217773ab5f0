/**
 * What each file is, by its name alone: contents are judged by the readers.
 */
import { fileName } from '../../text/path.ts';
import type { FileKind } from '../migration.ts';

/** The kind of the file at `path`. Only exact names are Cargo's: `Cargo.toml.orig` is not a manifest. */
export function kindOf(path: string): FileKind {
  if (path.endsWith('.rs')) return 'rust';
  if (isNamed(path, 'Cargo.toml')) return 'manifest';
  if (isNamed(path, 'Cargo.lock')) return 'lockfile';
  if (/\.(?:md|markdown)$/i.test(path)) return 'markdown';
  return 'other';
}

/** No piece of the path is cut out: this is asked of every file, and more than once. */
function isNamed(path: string, name: string): boolean {
  if (!path.endsWith(name)) return false;
  return path.length === name.length || path.charAt(path.length - name.length - 1) === '/';
}

/** Whether a file holds shell commands that people run against the project: CI of all makers, scripts, what `just` and `make` run. */
export function isScript(path: string): boolean {
  if (kindOf(path) !== 'other') return false;
  const name = fileName(path);
  return (
    /(?:^|\/)\.(?:github\/(?:workflows|actions)|circleci|gitlab|buildkite|woodpecker|ci)\/.*\.ya?ml$/.test(
      path,
    ) ||
    /^(?:\.gitlab-ci|\.travis|\.cirrus|\.drone|\.appveyor|appveyor|bitbucket-pipelines|\.?azure-pipelines[\w.-]*|[Tt]askfile)\.ya?ml$/.test(
      name,
    ) ||
    /^(?:\.?justfile|makefile|gnumakefile|dockerfile|containerfile|jenkinsfile|makefile\.toml)$/i.test(
      name,
    ) ||
    /^dockerfile\.|\.(?:dockerfile|just|mk|sh|bash|ps1)$/i.test(name)
  );
}
