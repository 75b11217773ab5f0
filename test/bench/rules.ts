/** Rules that grow in one way each: in `forklift.toml`, as given rows, and as what a project makes of them. */
import type { SourceFile } from '../../src/engine/index.ts';
import {
  app,
  each,
  file,
  head,
  lock,
  locked,
  manifest,
  ours,
  packages,
  type Shape,
  times,
  toml,
} from './shape.ts';

const rules = (text: string) => [app, file('forklift.toml', text)];
const moves = (n: number, to: (at: number) => string): string =>
  `[forks]\n${times(n, (at) => `c${at} = { fork = "${to(at)}", requirement = "1.0", from = "^1" }\n`)}`;
/** A project whose one crate has items with other names in its fork. */
const items = (n: number, item: (at: number) => string, ...sources: readonly SourceFile[]) => [
  ...toml(`${head}[dependencies]\nhues = "1"\n`),
  file(
    'forklift.toml',
    `[forks.hues]\nfork = "hues2"\nrequirement = "1"\nfrom = "^1"\n[forks.hues.paths]\n${times(n, (at) => `"${item(at)}" = "${item(at)}b"\n`)}`,
  ),
  ...sources,
];
const aside = (n: number, write: (at: number) => string) => file('src/a.rs', times(n, write));
const top = (n: number, write: (at: number) => string) =>
  file('src/lib.rs', `mod a;\n${times(n, write)}`);
/** A project that depends on all of them. */
const needs = (n: number) => toml(`${head}[dependencies]\n${times(n, (at) => `c${at} = "1"\n`)}`);

export const ruleShapes: readonly Shape[] = [
  { what: 'rules: n crates', of: (n) => rules(moves(n, (at) => `d${at}`)) },
  { what: 'rules: each leads to the next', of: (n) => rules(moves(n, (at) => `c${at + 1}`)) },
  { what: 'rules: a circle', of: (n) => rules(moves(n, (at) => `c${(at + 1) % n}`)) },
  {
    what: 'rules: n tables',
    of: (n) =>
      rules(times(n, (at) => `[forks.c${at}]\nfork = "d${at}"\nrequirement = "1"\nfrom = "^1"\n`)),
  },
  {
    what: 'rules: n ranges of one pair',
    of: (n) =>
      rules(
        `[forks]\nc = [${times(n, (at) => `{ fork = "d", requirement = "1.${at}", from = "=1.0.${at}" },`)}]\n`,
      ),
  },
  {
    what: 'rules: n forks of one crate',
    of: (n) =>
      rules(
        `[forks]\npaste = [${times(n, (at) => `{ fork = "d${at}", requirement = "1", from = "=1.0.${at}" },`)}]\n`,
      ),
  },
  {
    what: 'rules: two forks for each of n crates',
    of: (n) =>
      rules(
        `[forks]\n${times(n, (at) => `c${at} = [{ fork = "d", requirement = "1", from = "^1" }, { fork = "e", requirement = "1", from = "^2" }]\n`)}`,
      ),
  },
  {
    what: 'rules: n ways back',
    of: (n) =>
      rules(`[back]\n${times(n, (at) => `d${at} = { crate = "c${at}", requirement = "1" }\n`)}`),
  },
  {
    what: 'rules: n keys that mean nothing',
    of: (n) => rules(`[forks.a]\nfork = "b"\n${times(n, (at) => `k${at} = 1\n`)}`),
  },
  { what: 'rules: n that are wrong', of: (n) => rules(moves(n, (at) => `d ${at}`)) },
  {
    what: 'rules: n paths',
    of: (n) =>
      rules(
        `[forks.paste]\nfork = "b"\nrequirement = "1"\n[forks.paste.paths]\n${times(n, (at) => `"a${at}" = "b${at}"\n`)}`,
      ),
  },
  {
    what: 'rules: n features to drop of n',
    of: (n) => [
      ...toml(
        `${head}[dependencies]\npaste = { version = "1", features = [${times(n, (at) => `"f${at}",`)}] }\n`,
      ),
      file(
        'forklift.toml',
        `[forks.paste]\nfork = "b"\nrequirement = "1"\nfeatures = { drop = [${times(n, (at) => `"f${at}",`)}] }\n`,
      ),
    ],
  },
  {
    what: 'items: n names of the crate, each used in another file',
    of: (n) =>
      items(
        1,
        () => 'Old',
        top(n, (at) => `use hues as h${at};\n`),
        aside(n, (at) => `fn f(_: super::h${at}::Old) {}\n`),
      ),
    says: (n) => n,
  },
  {
    what: 'items: n modules bind one name, each used in another file',
    of: (n) =>
      items(
        1,
        () => 'Old',
        top(n, (at) => `mod m${at} { pub use hues as h; }\n`),
        aside(n, (at) => `fn f(_: super::m${at}::h::Old) {}\n`),
      ),
    says: (n) => n,
  },
  {
    what: 'items: n that change, n modules with a glob of them',
    of: (n) =>
      items(
        n,
        (at) => `A${at}`,
        top(n, (at) => `mod m${at} { pub use hues::*; }\n`),
        aside(n, (at) => `fn f(_: super::m${at}::A${at}) {}\n`),
      ),
    says: (n) => n,
  },
  {
    what: 'items: n below n modules, a glob of each of these',
    of: (n) =>
      items(
        n,
        (at) => `a${at}::A${at}`,
        top(n, (at) => `use hues::a${at}::*;\n`),
        file('src/a.rs', `use super::*;\n${times(n, (at) => `fn f(_: A${at}) {}\n`)}`),
      ),
    says: (n) => n,
  },
  {
    what: 'items: n that change, n public imports above them',
    of: (n) =>
      items(
        n,
        (at) => `a${at}::A`,
        top(n, (at) => `pub use hues::a${at};\n`),
      ),
    says: (n) => n,
  },
  {
    what: 'items: one import through n names of the crate',
    of: (n) =>
      items(
        1,
        () => 'Old',
        top(n, (at) => `use hues as h${at};\n`),
        file(
          'src/a.rs',
          `use {${times(n, (at) => `super::h${at}::Old as O${at},`)}};\nuse {${times(n, (at) => `h${at}::x,`)}};`,
        ),
      ),
    says: (n) => n,
  },
  {
    what: 'rules: n crates of the project, in its lock file',
    of: (n) => [
      ...needs(n),
      file(
        'forklift.toml',
        moves(n, (at) => `d${at}`),
      ),
      file(
        'Cargo.lock',
        `version = 4\n\n${times(n, (at) => locked(`c${at}`, '1.0.0'))}${ours(each(n, (at) => `c${at}`))}`,
      ),
    ],
  },
  {
    what: 'rules: n crates, each used once',
    of: (n) => [
      ...needs(n),
      file(
        'src/lib.rs',
        times(n, (at) => `use c${at}::x;\n`),
      ),
      file(
        'forklift.toml',
        moves(n, (at) => `d${at}`),
      ),
    ],
  },
  {
    what: 'rules: n crates, each used in a file of its own, with documentation',
    of: (n) => [
      ...needs(n),
      file(
        'forklift.toml',
        moves(n, (at) => `d${at}`),
      ),
      file(
        'src/lib.rs',
        times(n, (at) => `mod m${at};\n`),
      ),
      ...each(n, (at) =>
        file(
          `src/m${at}.rs`,
          `/// [c${at}::x]\n/// \`\`\`\n/// c${at}::x();\n/// \`\`\`\nuse c${at}::x;\n`,
        ),
      ),
    ],
    says: (n) => n,
  },
  {
    what: 'rules: n crates, each of them in one of n workspaces',
    of: (n) => [
      file(
        'forklift.toml',
        moves(n, (at) => `d${at}`),
      ),
      ...packages(n, (at) => `c${at} = "1"\n`),
      ...each(n, (at) =>
        file(
          `p${at}/Cargo.lock`,
          `version = 4\n\n${locked(`c${at}`, '1.0.0')}${ours([`c${at}`]).replace('app', `p${at}`)}`,
        ),
      ),
    ],
    says: (n) => n,
  },
  {
    what: 'rules: n crates, each of them in one of n scripts',
    of: (n) => [
      file(
        'forklift.toml',
        moves(n, (at) => `d${at}`),
      ),
      ...each(n, (at) =>
        file(`s${at}.rs`, `---cargo\n[dependencies]\nc${at} = "1"\n---\nuse c${at}::x;\n`),
      ),
    ],
    says: (n) => n,
  },
  {
    what: 'rules: n crates from git',
    of: (n) => [
      ...needs(n),
      file(
        'forklift.toml',
        `[forks]\n${times(n, (at) => `c${at} = { git = "https://github.com/u${at}/c", branch = "b", version = "1.0.0" }\n`)}`,
      ),
    ],
  },
  {
    what: 'rules: n crates from git, all locked',
    of: (n) => [
      ...needs(n),
      file(
        'forklift.toml',
        `[forks]\n${times(n, (at) => `c${at} = { git = "https://github.com/u${at}/c", branch = "b", version = "1.0.0" }\n`)}`,
      ),
      file(
        'Cargo.lock',
        `version = 4\n\n${times(n, (at) => locked(`c${at}`, '1.0.0'))}${ours(each(n, (at) => `c${at}`))}`,
      ),
    ],
  },
  {
    what: 'rules: n crates, each moves together with the one before, the first is held',
    of: (n) => [
      ...needs(n),
      file(
        'forklift.toml',
        `[forks]\n${times(n, (at) => `c${at} = { fork = "d${at}", requirement = "1.0", from = "${at === 0 ? '^9' : '^1'}"${at === 0 ? '' : `, together = ["c${at - 1}"]`} }\n`)}`,
      ),
    ],
    says: (n) => n,
  },
  {
    what: 'deny.toml: n bans with another to use',
    of: (n) => [
      app,
      file(
        'deny.toml',
        `[bans]\ndeny = [\n${times(n, (at) => `{ crate = "c${at}", use-instead = "d${at}" },\n`)}]\n`,
      ),
    ],
  },
  {
    what: 'accept: a thousand advisories, n versions',
    of: (n) => lock(times(n, (at) => locked('paste', `1.0.${at}`))),
    options: { accept: each(1000, (at) => `RUSTSEC-2024-${1000 + at}`) },
  },
  { what: 'rules: a text that is no rules', of: (n) => rules(manifest.repeat(n)) },
];
