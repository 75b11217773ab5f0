/**
 * Whether this machine has Cargo, and how the tests call it: never with the user's own settings.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The real binaries behind rustup's proxies (a proxy costs some 20 ms a call), or `null`. */
const binaries: string | null = (() => {
  const asked = spawnSync('rustc', ['--print', 'sysroot'], { encoding: 'utf8' });
  if (asked.status !== 0) return null;
  const folder = join(asked.stdout.trim(), 'bin');
  return existsSync(join(folder, 'cargo')) && existsSync(join(folder, 'rustc')) ? folder : null;
})();

const gitAvailable = spawnSync('git', ['--version']).status === 0;

/** `cargo`, `rustc` and `git` are all there. */
export const cargoAvailable: boolean = binaries !== null && gitAvailable;

if (!cargoAvailable) {
  console.warn('cargo, rustc or git is not installed: the tests judged by Cargo are skipped.');
}

/** What rustc calls itself: part of the lab's key, so that a new toolchain starts a new lab. */
export const rustcVersion: string = cargoAvailable
  ? spawnSync('rustc', ['--version'], { encoding: 'utf8' }).stdout.trim()
  : '';

/** What one command said. */
export interface Said {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a toolchain binary (or `git`) in `folder` with exactly `env`, and never throws for its exit code. */
export function call(
  binary: 'cargo' | 'rustc' | 'git',
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Said> {
  const path = binary === 'git' || binaries === null ? binary : join(binaries, binary);
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
      }),
    );
  });
}

/** Variables that would let the machine's own Cargo settings into a test. */
const foreign = /^(?:CARGO|RUST|GIT)_|^RUST(?:C|DOC)?FLAGS$|^RUSTC|^MAKEFLAGS$/;
const kept = new Set(['RUSTUP_HOME', 'RUSTUP_TOOLCHAIN']);

/** The process's environment without settings of Cargo, rustc and git, with `own` on top. */
export function isolatedEnv(own: Readonly<Record<string, string>>): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && (kept.has(name) || !foreign.test(name))) env[name] = value;
  }
  if (binaries !== null) env.PATH = `${binaries}:${env.PATH ?? ''}`;
  return { ...env, ...own };
}
