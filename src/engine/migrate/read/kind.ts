/** The kind of each file, by its name alone. Readers judge its content. */
import { fileName } from '../../text/path.ts';
import type { FileKind } from '../migration.ts';

/** The kind of the file at `path`. Only exact names count, as for Cargo: `Cargo.toml.orig` is not a manifest. */
export function kindOf(path: string): FileKind {
  if (path.endsWith('.rs')) return 'rust';
  if (isNamed(path, 'Cargo.toml')) return 'manifest';
  if (isNamed(path, 'Cargo.lock')) return 'lockfile';
  if (/\.(?:md|markdown)$/i.test(path)) return 'markdown';
  return 'other';
}

/** Compares without cutting the name out of the path, because this runs for every file, more than once. */
function isNamed(path: string, name: string): boolean {
  if (!path.endsWith(name)) return false;
  return path.length === name.length || path.charAt(path.length - name.length - 1) === '/';
}

/**
 * Whether a file contains shell commands that are run on the project: CI settings of any kind, scripts, recipes for
 * `just` and `make`.
 */
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
