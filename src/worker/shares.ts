/**
 * Which worker holds which file. Manifests and lock files are everybody's: each worker plans for itself. The sources of
 * one package stay together, for that is what is migrated together. Everything else is the leader's, worker 0.
 */
import { createOwners, kindOf, type SourceFile, watchedNames } from '../engine/index.ts';

/** Held by all workers. */
export const everyone = -1;

export interface Shares {
  /** How many workers there are to be by now; grows only. */
  readonly count: number;
  /** The homes of a whole project's files, in their order: a worker, or `everyone`. Packages met before stay where they are. */
  homes(files: readonly SourceFile[]): readonly number[];
  /** The likely home of a file that comes before others of its project. */
  guess(file: SourceFile): number;
}

/**
 * `most`: how many workers at most. `share`: how much work is worth another worker, in code units that are read in
 * full; below, what it takes to start one and to plan twice is more than it saves.
 */
export function createShares(most: number, share: number): Shares {
  const packages = new Map<string, number>();
  let weights = new Map<string, number>();
  const loads = [0];
  let coming = createOwners();

  /** The worker of a package; a new package goes to the one with the least to do. */
  const workerOf = (manifest: string): number => {
    const known = packages.get(manifest);
    if (known !== undefined) return known;
    const total = loads.reduce((sum, load) => sum + load, 0);
    const wanted = Math.min(most, Math.floor(total / share) + 1);
    while (loads.length < wanted) loads.push(0);
    const worker = loads.indexOf(Math.min(...loads));
    packages.set(manifest, worker);
    return worker;
  };
  const homeOf = (file: SourceFile, owners: ReturnType<typeof createOwners>): number => {
    const { path } = file;
    const kind = kindOf(path);
    if (kind === 'manifest' || kind === 'lockfile') return everyone;
    if (kind !== 'rust') return 0;
    const worker = workerOf(owners.of(path));
    const weight = weights.get(path) ?? weightOf(file);
    weights.set(path, weight);
    loads[worker] = (loads[worker] ?? 0) + weight;
    return worker;
  };

  return {
    get count() {
      return loads.length;
    },
    homes(files) {
      const owners = createOwners();
      for (const { path } of files) owners.met(path);
      const homes: number[] = [];
      const before = weights;
      weights = new Map();
      loads.fill(0);
      for (const file of files) {
        const known = before.get(file.path);
        if (known !== undefined) weights.set(file.path, known);
        homes.push(homeOf(file, owners));
      }
      coming = createOwners();
      return homes;
    },
    guess(file) {
      coming.met(file.path);
      return homeOf(file, coming);
    },
  };
}

/** What is searched and never read counts for so much less. */
const searched = 1 / 16;

/** The work a source is, in code units that are read in full: only those are that name a crate which moves. */
function weightOf({ text }: SourceFile): number {
  const isRead = watchedNames.some((name) => text.includes(name));
  return text.length * (isRead ? 1 : searched);
}
