/**
 * What Cargo must say of a project, in words a case reads well with. Verdicts on the same command
 * share one call.
 */
import type { Lab } from './run.ts';
import type { Said } from './toolchain.ts';

/** One thing Cargo must say. */
export interface Verdict {
  /** The cargo command that decides it. */
  readonly args: readonly string[];
  /** Folder of the project to run in. */
  readonly folder?: string;
  /** `null` when Cargo says so; else what it says instead, in one line. */
  readonly judge: (said: Said) => string | null;
}

/** Runs what `verdicts` need on the project in the lab; returns the complaints, none when all hold. */
export async function judge(lab: Lab, verdicts: readonly Verdict[]): Promise<readonly string[]> {
  const answers = new Map<string, Said>();
  const complaints: string[] = [];
  for (const verdict of verdicts) {
    const key = JSON.stringify([verdict.args, verdict.folder]);
    const said = answers.get(key) ?? (await lab.cargo(verdict.args, verdict.folder));
    answers.set(key, said);
    const complaint = verdict.judge(said);
    if (complaint !== null) {
      complaints.push(`cargo ${verdict.args.join(' ')}: ${complaint}\n${said.stderr.trim()}`);
    }
  }
  return complaints;
}

/** Resolution of everything, with all features: fast, and nothing is compiled. */
const resolve = ['metadata', '--format-version', '1', '--all-features'];
const check = ['check', '--workspace', '--all-targets', '--all-features'];

/** `args` succeeds. */
export function succeeds(...args: readonly string[]): Verdict {
  return { args, judge: (said) => (said.code === 0 ? null : `exit ${said.code}`) };
}

/** `args` fails, and says why in these words. */
export function failsWith(words: RegExp, ...args: readonly string[]): Verdict {
  return {
    args,
    judge: (said) => {
      if (said.code === 0) return `succeeds; expected ${words}`;
      return words.test(said.stderr) ? null : `fails without ${words}`;
    },
  };
}

/** Cargo resolves the project, all features on. */
export const resolves: Verdict = succeeds(...resolve);

/** Everything compiles: all members, targets and features. */
export const checks: Verdict = succeeds(...check);

/** Cargo does not resolve the project, and says why in these words. */
export function fails(words: RegExp): Verdict {
  return failsWith(words, ...resolve);
}

/** The project does not compile, and rustc says why in these words. */
export function doesNotCheck(words: RegExp): Verdict {
  return failsWith(words, ...check);
}

/** Cargo warns in these words when it resolves. */
export function warns(words: RegExp): Verdict {
  return {
    args: resolve,
    judge: (said) => (words.test(warnings(said)) ? null : `no warning like ${words}`),
  };
}

/** `args` warns in these words. */
export function warnsOn(words: RegExp, ...args: readonly string[]): Verdict {
  return {
    args,
    judge: (said) => (words.test(warnings(said)) ? null : `no warning like ${words}`),
  };
}

/** Cargo has nothing to warn of when it resolves. */
export const quiet: Verdict = {
  args: resolve,
  judge: (said) => (warnings(said) === '' ? null : 'warns'),
};

/** The graph has the crate: `paste`, or `paste@1.0.15`. `source` must be part of where it comes from. */
export function has(crate: string, source?: string): Verdict {
  return {
    args: resolve,
    judge: (said) =>
      packages(said).some((it) => isCrate(it, crate) && it.source.includes(source ?? ''))
        ? null
        : `the graph lacks ${crate}${source ? ` from ${source}` : ''}`,
  };
}

/** The graph does not have the crate. */
export function lacks(crate: string): Verdict {
  return {
    args: resolve,
    judge: (said) => {
      if (said.code !== 0) return `exit ${said.code}`;
      return packages(said).some((it) => isCrate(it, crate)) ? `the graph has ${crate}` : null;
    },
  };
}

/** The same verdicts, decided in a folder of the project. */
export function within(folder: string, ...verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.map((verdict) => ({ ...verdict, folder }));
}

interface Package {
  readonly name: string;
  readonly version: string;
  /** Empty for a path dependency. */
  readonly source: string;
}

function isCrate(it: Package, crate: string): boolean {
  return crate.includes('@') ? `${it.name}@${it.version}` === crate : it.name === crate;
}

/** The packages in a `cargo metadata` answer. */
function packages(said: Said): readonly Package[] {
  if (said.code !== 0) return [];
  const answer: unknown = JSON.parse(said.stdout);
  if (typeof answer !== 'object' || answer === null || !('packages' in answer)) return [];
  if (!Array.isArray(answer.packages)) return [];
  return answer.packages.flatMap((it: unknown) => {
    if (typeof it !== 'object' || it === null) return [];
    const name = 'name' in it ? it.name : undefined;
    const version = 'version' in it ? it.version : undefined;
    const source = 'source' in it ? it.source : undefined;
    if (typeof name !== 'string' || typeof version !== 'string') return [];
    return [{ name, version, source: typeof source === 'string' ? source : '' }];
  });
}

/** The lines of `said` from its first warning on, without progress. */
function warnings(said: Said): string {
  const at = said.stderr.search(/^warning: /m);
  return at < 0 ? '' : said.stderr.slice(at);
}
