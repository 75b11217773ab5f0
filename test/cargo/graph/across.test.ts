/**
 * Lock files of several given workspaces. A workspace that uses another's packages by path follows their manifests,
 * which cargo confirms. Shims are in one folder to which all roots point.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MigrationOptions, migrate } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { has, judge, lacks, resolves, within } from '../lab/verdict.ts';

const app = (name: string, rest: string) =>
  `[package]\nname = "${name}"\nversion = "0.1.0"\nedition = "2021"\n\n${rest}`;

const fuzz: Files = {
  'Cargo.toml': app('app', '[dependencies]\npaste = "1.0"\n\n[workspace]\nexclude = ["fuzz"]\n'),
  'fuzz/Cargo.toml': app('app-fuzz', '[dependencies]\napp = { path = ".." }\n\n[workspace]\n'),
};
/** The path is that of an inherited dependency, and leads through a package of a third workspace. */
const chain: Files = {
  'core/Cargo.toml': app('core-crate', '[dependencies]\npaste = "1.0"\n'),
  'mid/Cargo.toml': `${app('mid', '[dependencies]\ncore-crate.workspace = true\n')}\n[workspace]\n[workspace.dependencies]\ncore-crate = { path = "../core" }\n`,
  'top/Cargo.toml': app('top', '[dependencies]\nmid = { path = "../mid" }\n\n[workspace]\n'),
};
const transitive: Files = {
  'a/Cargo.toml': app('a', '[dependencies]\nuses-paste = "1.2"\n\n[workspace]\n'),
  'b/c/Cargo.toml': app('c', '[dependencies]\nuses-paste = "1.2"\n\n[workspace]\n'),
};

describe.skipIf(!cargoAvailable)('across workspaces', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  /** The project with the lock files that Cargo writes for it, migrated and written back. */
  async function migrated(
    files: Files,
    folders: readonly string[],
    options: MigrationOptions = {},
  ) {
    lab.write(files);
    const locks: Record<string, string> = {};
    for (const folder of folders) {
      const path = join(folder, 'Cargo.lock');
      expect(await lab.cargo(['generate-lockfile'], folder)).toMatchObject({ code: 0 });
      locks[path] = readFileSync(join(lab.folder, path), 'utf8');
    }
    const migration = migrate(
      Object.entries({ ...files, ...locks }).map(([path, text]) => ({ path, text })),
      options,
    );
    lab.write(Object.fromEntries(migration.files.map(({ path, after }) => [path, after])));
    return migration;
  }

  it.each([
    ['an excluded folder with a lock file of its own', fuzz, ['.', 'fuzz'], 'fuzz'],
    ['a chain of path dependencies', chain, ['core', 'mid', 'top'], 'top'],
  ])('%s', async (_name, files, folders, follower) => {
    const { findings, commands } = await migrated(files, folders);
    // Several lock files that fail are said once, with a place for each.
    const about = findings.filter(({ path, places }) =>
      [path, ...(places ?? []).map((place) => place.path)].includes(`${follower}/Cargo.lock`),
    );
    expect(about.map(({ code }) => code)).toEqual(['locked-will-fail']);
    const locked = await lab.cargo(['metadata', '--format-version', '1', '--locked'], follower);
    expect(locked.code).not.toBe(0);
    const updates = commands.filter((command) => command.includes('cargo update --workspace'));
    expect(updates.join('\n')).toMatch(new RegExp(`\\b${follower}\\b`));
    expect(await lab.cargo(['update', '--workspace'], follower)).toMatchObject({ code: 0 });
    expect(
      await judge(lab, within(follower, resolves, lacks('paste'), has('qlora-paste'))),
    ).toEqual([]);
  });

  it('one folder of shims, which every root points to', async () => {
    const { files } = await migrated(transitive, ['a', 'b/c'], { shim: true });
    const created = files.filter(({ before }) => before === null).map(({ path }) => path);
    expect(created).toEqual(['shims/paste/Cargo.toml', 'shims/paste/src/lib.rs']);
    const nested = files.find(({ path }) => path === 'b/c/Cargo.toml')?.after;
    expect(nested).toContain('paste = { path = "../../shims/paste" }');
    for (const folder of ['a', 'b/c']) {
      expect(await judge(lab, within(folder, resolves, has('qlora-paste')))).toEqual([]);
    }
  });

  it('without a lock file, no shim for what nothing is known to ask for', () => {
    const given = Object.entries(transitive).map(([path, text]) => ({ path, text }));
    const { files } = migrate(given, { shim: true });
    expect(files.filter(({ before, after }) => before !== after)).toEqual([]);
  });
});
