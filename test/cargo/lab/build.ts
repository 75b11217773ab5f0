/**
 * Puts the lab on disk: the stub registry as a vendored directory source, the repositories, and the
 * settings that make Cargo and git use them and nothing else. Built once for each content (some two
 * seconds) in the ignored cache, and reused with its warm target folder.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { corpCrates, registryCrates, type StubCrate, stubManifest } from './registry.ts';
import { repositories, type StubRepository } from './repositories.ts';
import { call, isolatedEnv, rustcVersion } from './toolchain.ts';

const here = dirname(fileURLToPath(import.meta.url));
const cache = resolve(here, '../../../node_modules/.cache/forklift-lab');

/** Where the parts of a built lab stand. */
export interface LabFolders {
  readonly root: string;
  /** What every cargo call runs with. */
  readonly env: Readonly<Record<string, string>>;
}

/** The lab's folders; builds them when this content was not built before. */
export async function builtLab(): Promise<LabFolders> {
  const root = join(cache, contentKey());
  if (!existsSync(root)) {
    mkdirSync(cache, { recursive: true });
    const draft = mkdtempSync(join(cache, 'draft-'));
    await build(draft, root);
    try {
      renameSync(draft, root);
    } catch {
      // Another run finished the same lab first: its folder is as good.
      rmSync(draft, { recursive: true, force: true });
    }
  }
  return { root, env: labEnv(root) };
}

/** Writes `files` (relative path → text) under `folder`. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
}

function labEnv(root: string): Readonly<Record<string, string>> {
  return isolatedEnv({
    CARGO_HOME: join(root, 'cargo-home'),
    CARGO_TARGET_DIR: join(root, 'target'),
    CARGO_TERM_COLOR: 'never',
    CARGO_INCREMENTAL: '0',
    GIT_CONFIG_GLOBAL: join(root, 'gitconfig'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
  });
}

function stubSource(stub: StubCrate['source']): string {
  return readFileSync(join(here, 'stubs', `${stub}.rs`), 'utf8');
}

/** Everything the lab is made of, hashed: this file too, so that a change of layout is a new lab. */
function contentKey(): string {
  const hash = createHash('sha256');
  hash.update(rustcVersion);
  hash.update(readFileSync(fileURLToPath(import.meta.url)));
  hash.update(JSON.stringify([registryCrates, corpCrates, repositories(stubSource)]));
  for (const source of new Set(registryCrates.map((crate) => crate.source))) {
    hash.update(stubSource(source));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Builds in `draft` what will stand at `root`: settings hold the final path. */
async function build(draft: string, root: string): Promise<void> {
  vendor(join(draft, 'vendor'), registryCrates);
  vendor(join(draft, 'vendor-corp'), corpCrates);
  writeFiles(draft, {
    'cargo-home/config.toml': cargoConfig(root),
    gitconfig: gitConfig(root),
  });
  for (const repository of repositories(stubSource)) await commitAll(draft, repository);
  // Cargo takes github.com's owners and names without regard to case; a file system does not.
  symlinkSync('huggingface', join(draft, 'github', 'HuggingFace'));
}

function vendor(folder: string, crates: readonly StubCrate[]): void {
  for (const crate of crates) {
    writeFiles(join(folder, `${crate.name}-${crate.version}`), {
      'Cargo.toml': stubManifest(crate),
      'lib.rs': stubSource(crate.source),
      '.cargo-checksum.json': '{"files":{},"package":null}',
    });
  }
}

function cargoConfig(root: string): string {
  const index = 'sparse+https://index.corp.example/';
  return [
    '[source.crates-io]',
    'replace-with = "vendored"',
    '[source.vendored]',
    `directory = ${JSON.stringify(join(root, 'vendor'))}`,
    '[registries.corp]',
    `index = "${index}"`,
    '[source.corp]',
    `registry = "${index}"`,
    'replace-with = "vendored-corp"',
    '[source.vendored-corp]',
    `directory = ${JSON.stringify(join(root, 'vendor-corp'))}`,
    '[net]',
    'git-fetch-with-cli = true',
    'retry = 0',
    '',
  ].join('\n');
}

function gitConfig(root: string): string {
  return [
    `[url "file://${root}/github/"]`,
    '  insteadOf = https://github.com/',
    '  insteadOf = ssh://git@github.com/',
    '[user]',
    '  name = Lab',
    '  email = lab@example.com',
    '[protocol "file"]',
    '  allow = always',
    '',
  ].join('\n');
}

async function commitAll(draft: string, repository: StubRepository): Promise<void> {
  const bare = join(draft, 'github', `${repository.name}.git`);
  const work = join(draft, 'work', repository.name);
  mkdirSync(work, { recursive: true });
  const env = {
    ...labEnv(draft),
    GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
    GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  };
  const git = async (...args: string[]): Promise<void> => {
    const said = await call('git', args, work, env);
    if (said.code !== 0) throw new Error(`git ${args.join(' ')}: ${said.stderr}`);
  };
  await git('init', '--quiet', `--initial-branch=${repository.defaultBranch}`);
  for (const [at, commit] of repository.commits.entries()) {
    if (at > 0) await git('rm', '-r', '--quiet', '--ignore-unmatch', '.');
    writeFiles(work, commit.files);
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '-m', `Commit ${at}`);
    for (const branch of commit.branches) await git('branch', '--force', `of-${branch}`);
    for (const tag of commit.tags ?? []) await git('tag', tag);
  }
  await git('init', '--quiet', '--bare', `--initial-branch=${repository.defaultBranch}`, bare);
  const branches = repository.commits.flatMap((commit) => commit.branches);
  await git(
    'push',
    '--quiet',
    bare,
    '--tags',
    ...branches.map((it) => `of-${it}:refs/heads/${it}`),
  );
  rmSync(work, { recursive: true, force: true });
}
