/** A temporary project in the lab, and Cargo's verdict on it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { builtLab, writeFiles } from './build.ts';
import { call, type Said } from './toolchain.ts';

/** A project's files: relative path → text. */
export type Files = Readonly<Record<string, string>>;

/** One project at a time, in one folder that stays the same: the shared target folder stays warm. */
export interface Lab {
  /** Replaces the project by `files`. A package without any source gets an empty library. */
  write(files: Files): void;
  /** Runs cargo in the project, or in a folder of it. */
  cargo(args: readonly string[], folder?: string): Promise<Said>;
  rustc(args: readonly string[]): Promise<Said>;
  git(args: readonly string[]): Promise<Said>;
  /** The project's folder. */
  readonly folder: string;
  close(): void;
}

/** Opens the lab, building it when needed. Call `close` when done. */
export async function openLab(): Promise<Lab> {
  const { env } = await builtLab();
  const home = mkdtempSync(join(tmpdir(), 'forklift-lab-'));
  const folder = join(home, 'project');
  return {
    folder,
    write(files) {
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder, { recursive: true });
      writeFiles(folder, files);
      writeFiles(folder, missingSources(files));
    },
    cargo: (args, sub = '.') => call('cargo', args, join(folder, sub), env),
    rustc: (args) => call('rustc', args, folder, env),
    git: (args) => call('git', args, folder, env),
    close: () => rmSync(home, { recursive: true, force: true }),
  };
}

/** An empty library for every package that comes without Rust files, so that Cargo finds a target. */
function missingSources(files: Files): Files {
  const added: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    if (!/(?:^|\/)Cargo\.toml$/.test(path) || !/^\s*\[?\s*["']?package\b/m.test(text)) continue;
    const folder = dirname(path) === '.' ? '' : `${dirname(path)}/`;
    const sources = Object.keys(files).some(
      (other) => other.startsWith(`${folder}src/`) || other === `${folder}lib.rs`,
    );
    if (!sources) added[`${folder}src/lib.rs`] = '';
  }
  return added;
}
