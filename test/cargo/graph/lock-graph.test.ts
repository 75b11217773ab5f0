/**
 * The graph read from a lock file against cargo's own: every edge of `cargo metadata`, and every line of
 * `cargo tree -i`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inverseTrees, textOf } from '../../../src/engine/cargo/inverse-tree.ts';
import { readLock } from '../../../src/engine/cargo/lock.ts';
import { type LockGraph, lockGraph } from '../../../src/engine/cargo/lock-graph.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';

const app = '[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n';
const fork = '{ git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }';

const projects: readonly { name: string; files: Files; crates: readonly string[] }[] = [
  {
    name: 'one package, several ways to paste',
    files: {
      'Cargo.toml': `${app}[dependencies]\npaste = "1"\ngemm = "0.19"\ntokenizers = "0.21"\nuses-paste = "1"\n`,
    },
    crates: ['paste', 'gemm', 'pulp'],
  },
  {
    name: 'a workspace with several versions of one crate',
    files: {
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["a", "b"]\n',
      'a/Cargo.toml': `${app.replace('app', 'a')}[dependencies]\npaste = "0.1"\ngemm = "0.17"\ncandle-core = "0.9.1"\nb = { path = "../b" }\n`,
      'b/Cargo.toml': `${app.replace('app', 'b')}[dependencies]\npaste = "1"\ngemm = "0.19"\nlog = "0.4"\n`,
    },
    crates: ['paste', 'gemm', 'log'],
  },
  {
    name: 'candle from the fork, beside one from crates.io',
    files: {
      'Cargo.toml': `${app}[dependencies]\ncandle-core = "0.9"\ncandle-nn = "0.9"\nold = { package = "candle-core", version = "0.8" }\n\n[patch.crates-io]\ncandle-core = ${fork}\ncandle-nn = ${fork}\n`,
    },
    crates: ['paste', 'gemm', 'qlora-gemm', 'qlora-paste', 'candle-core'],
  },
  {
    name: 'one version from two sources',
    files: {
      'Cargo.toml': `${app}[dependencies]\ncandle-core = "=0.9.2"\nmine = { package = "candle-core", git = "https://github.com/tzervas/qlora-candle.git", branch = "use-qlora-gemm" }\n`,
    },
    crates: ['gemm', 'qlora-gemm'],
  },
  {
    name: 'targets, optional, build and dev dependencies, and a dev cycle',
    files: {
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["a", "b"]\n',
      'a/Cargo.toml': `${app.replace('app', 'a')}[dependencies]\npaste = { version = "1", optional = true }\n\n[target.'cfg(windows)'.dependencies]\nuses-gemm = "0.3"\n\n[dev-dependencies]\nb = { path = "../b" }\n`,
      'b/Cargo.toml': `${app.replace('app', 'b')}[dependencies]\na = { path = "../a" }\n\n[build-dependencies]\nuses-paste = "1"\n`,
      'b/build.rs': 'fn main() {}\n',
    },
    crates: ['paste', 'gemm'],
  },
];

interface Metadata {
  readonly packages: readonly {
    readonly id: string;
    readonly name: string;
    readonly version: string;
  }[];
  readonly resolve: {
    readonly nodes: readonly { readonly id: string; readonly dependencies: readonly string[] }[];
  };
}

describe.skipIf(!cargoAvailable)('the lock graph is cargo’s', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  describe.each(projects)('$name', ({ files, crates }) => {
    let graph: LockGraph;
    beforeAll(async () => {
      lab.write(files);
      expect(await lab.cargo(['generate-lockfile'])).toMatchObject({ code: 0 });
      const { lock, problems } = readLock(readFileSync(join(lab.folder, 'Cargo.lock'), 'utf8'));
      expect(problems).toEqual([]);
      graph = lockGraph(lock ?? { format: 4, packages: [], unusedPatches: [] });
    });

    it('has the edges of cargo metadata', async () => {
      const said = await lab.cargo(['metadata', '--format-version', '1', '--all-features']);
      const { packages, resolve }: Metadata = JSON.parse(said.stdout);
      const names = new Map(packages.map(({ id, name, version }) => [id, `${name} ${version}`]));
      const cargos = resolve.nodes.flatMap(({ id, dependencies }) =>
        dependencies.map((target) => `${names.get(id)} → ${names.get(target)}`),
      );
      const name = (node: number) => {
        const entry = graph.packages[node];
        return `${entry?.name} ${entry?.version}`;
      };
      const ours = graph.dependencies.flatMap((targets, node) =>
        targets.map((target) => `${name(node)} → ${name(target)}`),
      );
      expect(ours.sort()).toEqual(cargos.sort());
    });

    it.each(crates)('prints cargo tree -i %s', async (crate) => {
      const { trees } = inverseTrees(graph, crate);
      expect(trees.length).toBeGreaterThan(0);
      for (const tree of trees) {
        const said = await lab.cargo([
          ...['tree', '-i', `${crate}@${tree.version}`, '--target', 'all'],
          ...['--workspace', '--all-features'],
        ]);
        expect(said.stderr).not.toMatch(/error/);
        expect(edgesOf(textOf(tree))).toEqual(edgesOf(said.stdout));
        if (!said.stdout.includes('-dependencies]')) expect(textOf(tree)).toBe(plain(said.stdout));
      }
    });
  });
});

/** Cargo's drawing without what a lock file does not tell: folders of local packages, and which are macros. */
function plain(text: string): string {
  return text.replaceAll(' (proc-macro)', '').replace(/ \(\/[^)]*\)/g, ' (local)');
}

/** Every edge a drawing shows, once, sorted: headings by kind of dependency left out. */
function edgesOf(drawing: string): readonly string[] {
  const edges = new Set<string>();
  const above: string[] = [];
  for (const line of plain(drawing).split('\n')) {
    const row = /^([│├└─ ]*)([^[│├└─ ].*?)(?: \(\*\))?$/.exec(line);
    const label = row?.[2];
    if (label === undefined) continue;
    const depth = (row?.[1]?.length ?? 0) / 4;
    above[depth] = label;
    if (depth > 0) edges.add(`${label} → ${above[depth - 1]}`);
  }
  return [...edges].sort();
}
