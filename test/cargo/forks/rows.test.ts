/**
 * Rows beyond the guide's: what the engine writes for them, byte for byte, and that it compiles before and after. The
 * lab has stubs of the crates; each has `Thing` and `make`.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fork, migrate, type RenamedFork, wayBack } from '../../../src/engine/index.ts';
import { type Files, type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { checks, judge } from '../lab/verdict.ts';

const row = (
  crate: string,
  fork: string,
  requirement: string,
  compatible: string,
  more: Partial<RenamedFork> = {},
): RenamedFork => ({
  kind: 'rename',
  crate,
  fork,
  requirement,
  versions: [],
  compatible,
  ...more,
});

const memmap = row('memmap', 'memmap2', '0.9.11', '^0.7', { versions: ['0.9.11'] });
const mapr = row('mapr', 'memmap2', '0.9.11', '^0.8', { versions: ['0.9.11'] });
const mopa = row('mopa', 'mopa-maintained', '0.2.3', '^0.2', { forkLib: 'mopa' });
const xml = row('xml-rs', 'xml', '1', '^0.8', { lib: 'xml' });
const tar = row('tokio-tar', 'astral-tokio-tar', '0.6.2', '^0.3', { forkLib: 'tokio_tar' });
const sha1 = row('sha-1', 'sha1', '0.10', '^0.10', { lib: 'sha1', versions: ['0.10.6'] });
const mopaHere = row('mopa', 'mopa', '0.2', '^0.2', { source: { path: 'crates/mopa' } });
const interim = row('chrono-english', 'interim', '0.2', '^0.1', { features: { add: ['chrono'] } });
const webTime = row('instant', 'web-time', '1.1', '^0.1', {
  features: { drop: ['stdweb'], rename: { now: 'clock' } },
});
const dirs = [row('dirs-next', 'dirs', '4', '^1'), row('dirs-next', 'dirs', '6', '^2')];
const jemallocator = row('jemallocator', 'tikv-jemallocator', '0.6', '>=0.3, <0.6', {
  together: ['jemalloc-ctl'],
});
const jemallocCtl = row('jemalloc-ctl', 'tikv-jemalloc-ctl', '0.6', '>=0.3, <0.6', {
  together: ['jemallocator'],
});

const getSize = row('get-size', 'get-size2', '0.1.2', '^0.1', {
  versions: ['0.1.4'],
  namesItself: true,
});

const app = (body: string) =>
  `[package]\nname = "app"\nversion = "0.1.0"\nedition = "2021"\n\n${body}`;

interface RowCase {
  readonly name: string;
  readonly forks: readonly Fork[];
  readonly strategy?: 'rename' | 'alias';
  readonly before: Files;
  /** Files that change. */
  readonly after: Files;
  readonly findings?: readonly string[];
}

const both = (dependencies: string, source: string): Files => ({
  'Cargo.toml': app(`[dependencies]\n${dependencies}`),
  'src/lib.rs': source,
});
const manifest = (dependencies: string): Files => ({
  'Cargo.toml': app(`[dependencies]\n${dependencies}`),
});

/** A package in the project that is no member of it. */
const local = (name: string, version: string): Files => ({
  [`crates/${name}/Cargo.toml`]: `[package]\nname = "${name}"\nversion = "${version}"\nedition = "2021"\n\n[workspace]\n`,
  [`crates/${name}/src/lib.rs`]: 'pub struct Thing;\n',
});

const cases: readonly RowCase[] = [
  {
    name: 'a fork with the crate’s own library name: sources stay',
    forks: [mopa],
    before: both('mopa = "0.2"\n', 'pub use mopa::Thing;\n'),
    after: manifest('mopa-maintained = "0.2.3"\n'),
  },
  {
    name: 'the same as an alias',
    forks: [mopa],
    strategy: 'alias',
    before: both('mopa = "0.2"\n', 'pub use mopa::Thing;\n'),
    after: manifest('mopa = { package = "mopa-maintained", version = "0.2.3" }\n'),
  },
  {
    name: 'a crate whose library has the fork’s name: sources stay',
    forks: [xml, sha1, tar],
    before: both(
      'xml-rs = "0.8"\nsha-1 = { version = "0.10" }\ntokio-tar = "0.3"\n',
      'pub fn f() -> (xml::Thing, sha1::Thing, tokio_tar::Thing) { (xml::make(), sha1::make(), tokio_tar::make()) }\n',
    ),
    after: manifest('xml = "1"\nsha1 = { version = "0.10" }\nastral-tokio-tar = "0.6.2"\n'),
  },
  {
    name: 'an alias writes no key that would change what sources say',
    forks: [xml, sha1, tar],
    strategy: 'alias',
    before: both(
      'xml-rs = "0.8"\nsha-1 = "0.10"\ntokio-tar = "0.3"\n',
      'pub fn f() -> (xml::Thing, sha1::Thing, tokio_tar::Thing) { (xml::make(), sha1::make(), tokio_tar::make()) }\n',
    ),
    after: manifest(
      'xml = "1"\nsha1 = "0.10"\ntokio-tar = { package = "astral-tokio-tar", version = "0.6.2" }\n',
    ),
  },
  {
    name: 'a written key overrides both library names',
    forks: [xml, mopa],
    before: both(
      'markup = { package = "xml-rs", version = "0.8" }\nany = { package = "mopa", version = "0.2" }\n',
      'pub use any::make;\npub use markup::Thing;\n',
    ),
    after: manifest(
      'markup = { package = "xml", version = "1" }\nany = { package = "mopa-maintained", version = "0.2.3" }\n',
    ),
  },
  {
    name: 'two old crates with one fork become one declaration, features united',
    forks: [memmap, mapr],
    before: both(
      'memmap = { version = "0.7", features = ["a"] }\nmapr = { version = "0.8", features = ["b"] }\n',
      'extern crate mapr;\nextern crate memmap;\npub fn f() -> (memmap::Thing, mapr::Thing) { (memmap::make(), mapr::make()) }\n',
    ),
    after: both(
      'memmap2 = { version = "0.9.11", features = ["a", "b"] }\n',
      'extern crate memmap2 as mapr;\nextern crate memmap2 as memmap;\npub fn f() -> (memmap2::Thing, memmap2::Thing) { (memmap2::make(), memmap2::make()) }\n',
    ),
    findings: ['declaration-merged'],
  },
  {
    name: 'two plain old crates with one fork, one with features',
    forks: [memmap, mapr],
    before: both(
      'memmap = "0.7"\nmapr = { version = "0.8", features = ["b"] }\n',
      'pub fn f() -> (memmap::Thing, mapr::Thing) { (memmap::make(), mapr::make()) }\n',
    ),
    after: both(
      'memmap2 = { version = "0.9.11", features = ["b"] }\n',
      'pub fn f() -> (memmap2::Thing, memmap2::Thing) { (memmap2::make(), memmap2::make()) }\n',
    ),
    findings: ['declaration-merged'],
  },
  {
    name: 'two old crates with one fork in a workspace’s table and its member',
    forks: [memmap, mapr],
    before: {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["a"]\n\n[workspace.dependencies]\nmemmap = "0.7"\nmapr = "0.8"\n',
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nmemmap.workspace = true\nmapr.workspace = true\n',
      'a/src/lib.rs': 'pub use mapr::make;\npub use memmap::Thing;\n',
    },
    after: {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["a"]\n\n[workspace.dependencies]\nmemmap2 = "0.9.11"\n',
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nmemmap2.workspace = true\n',
      'a/src/lib.rs': 'pub use memmap2::make;\npub use memmap2::Thing;\n',
    },
    findings: ['declaration-merged'],
  },
  {
    name: 'two that can’t be one: the second is left',
    forks: [memmap, mapr],
    strategy: 'alias',
    before: both('memmap = "0.7"\nmapr = "0.8"\n', 'pub use mapr::make;\npub use memmap::Thing;\n'),
    after: manifest('memmap = { package = "memmap2", version = "0.9.11" }\nmapr = "0.8"\n'),
    findings: ['fork-already-declared'],
  },
  {
    name: 'a fork whose library is called like another dependency: it stays',
    forks: [row('memmap', 'mopa-maintained', '0.2.3', '^0.7', { forkLib: 'mopa' })],
    before: both(
      'memmap = "0.7"\nmopa = "0.2"\n',
      'pub use memmap::Thing as A;\npub use mopa::Thing as B;\n',
    ),
    after: {},
    findings: ['names-meet'],
  },
  {
    name: 'a fork whose library is called like the package’s own: it stays',
    forks: [memmap],
    before: {
      'Cargo.toml': app('[lib]\nname = "memmap2"\n\n[dependencies]\nmemmap = "0.7"\n'),
      'src/lib.rs': 'pub use memmap::Thing;\n',
      'src/main.rs': 'fn main() {\n    let _: memmap2::Thing = memmap::make();\n}\n',
    },
    after: {},
    findings: ['names-meet'],
  },
  {
    name: 'and in a build script, which does not see that library, it moves',
    forks: [memmap],
    before: {
      'Cargo.toml': app('[lib]\nname = "memmap2"\n\n[build-dependencies]\nmemmap = "0.7"\n'),
      'src/lib.rs': 'pub struct Thing;\n',
      'src/main.rs': 'fn main() {\n    let _ = memmap2::Thing;\n}\n',
      'build.rs': 'fn main() {\n    memmap::make();\n}\n',
    },
    after: {
      'Cargo.toml': app('[lib]\nname = "memmap2"\n\n[build-dependencies]\nmemmap2 = "0.9.11"\n'),
      'build.rs': 'fn main() {\n    memmap2::make();\n}\n',
    },
  },
  {
    name: 'two old crates whose forks’ libraries have one name: the first moves',
    forks: [mopa, row('memmap', 'own', '1', '^0.7', { forkLib: 'mopa' })],
    before: both(
      'memmap = "0.7"\nmopa = "0.2"\n',
      'pub use memmap::Thing as A;\npub use mopa::Thing as B;\n',
    ),
    after: manifest('memmap = "0.7"\nmopa-maintained = "0.2.3"\n'),
    findings: ['names-meet'],
  },
  {
    name: 'two old crates whose libraries have one name: as an alias only one can have it as its key',
    forks: [
      row('xml-rs', 'memmap2', '0.9.11', '^0.8', { lib: 'xml' }),
      row('chrono-english', 'interim', '0.2', '^0.1', { lib: 'xml' }),
    ],
    strategy: 'alias',
    before: both('xml-rs = "0.8"\nchrono-english = "0.1"\n', 'pub use xml::Thing;\n'),
    after: manifest('xml = { package = "memmap2", version = "0.9.11" }\nchrono-english = "0.1"\n'),
    findings: ['names-meet'],
  },
  {
    name: 'two crates that sources call by one name: whose a path is can’t be told',
    forks: [row('xml-rs', 'memmap2', '0.9.11', '^0.8', { lib: 'xml' })],
    before: {
      ...both('xml-rs = "0.8"\n\n[build-dependencies]\nxml = "1"\n', 'pub use xml::Thing;\n'),
      'build.rs': 'fn main() {\n    let _: xml::Thing = xml::make();\n}\n',
    },
    after: {},
    findings: ['names-meet'],
  },
  {
    name: 'a feature of the fork that gives what the crate had',
    forks: [interim],
    before: both('chrono-english = "0.1"\n', 'pub use chrono_english::Thing;\n'),
    after: both(
      'interim = { version = "0.2", features = ["chrono"] }\n',
      'pub use interim::Thing;\n',
    ),
  },
  {
    name: 'features dropped and renamed',
    forks: [webTime],
    before: {
      'Cargo.toml': app(
        '[dependencies]\ninstant = { version = "0.1", features = ["stdweb", "now"] }\n\n[features]\nfine = ["instant/now"]\n',
      ),
      'src/lib.rs': 'pub use instant::Thing;\n',
    },
    after: {
      'Cargo.toml': app(
        '[dependencies]\nweb-time = { version = "1.1", features = ["clock"] }\n\n[features]\nfine = ["web-time/clock"]\n',
      ),
      'src/lib.rs': 'pub use web_time::Thing;\n',
    },
    findings: ['feature-missing'],
  },
  {
    name: 'features that become one are asked for once',
    forks: [
      row('instant', 'web-time', '1.1', '^0.1', {
        features: { rename: { stdweb: 'clock', now: 'clock' } },
      }),
    ],
    before: {
      'Cargo.toml': app(
        '[dependencies]\ninstant = { version = "0.1", features = ["stdweb", "now"] }\n\n[features]\nfine = ["instant/now", "instant/stdweb"]\n',
      ),
      'src/lib.rs': 'pub use instant::Thing;\n',
    },
    after: {
      'Cargo.toml': app(
        '[dependencies]\nweb-time = { version = "1.1", features = ["clock"] }\n\n[features]\nfine = ["web-time/clock"]\n',
      ),
      'src/lib.rs': 'pub use web_time::Thing;\n',
    },
  },
  {
    name: 'two features of an optional crate: its own one is written out once',
    forks: [row('gemm', 'qlora-gemm', '0.20', '^0.19')],
    before: manifest(
      'gemm = { version = "0.19", optional = true }\n\n[features]\nfine = ["gemm/std", "gemm/rayon"]\n',
    ),
    after: manifest(
      'qlora-gemm = { version = "0.20", optional = true }\n\n[features]\nfine = ["gemm", "qlora-gemm/std", "qlora-gemm/rayon"]\ngemm = ["dep:qlora-gemm"]\n',
    ),
    findings: ['public-feature-kept'],
  },
  {
    name: 'several ranges of one pair, each with its own floor',
    forks: dirs,
    before: {
      'Cargo.toml': '[workspace]\nresolver = "2"\nmembers = ["a", "b"]\n',
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ndirs-next = "1"\n',
      'b/Cargo.toml':
        '[package]\nname = "b"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ndirs-next = "2"\n',
    },
    after: {
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ndirs = "4"\n',
      'b/Cargo.toml':
        '[package]\nname = "b"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\ndirs = "6"\n',
    },
  },
  {
    name: 'a mere user of the fork is told nothing',
    forks: dirs,
    before: both('dirs = "6"\n', 'pub use dirs::Thing;\n'),
    after: {},
    findings: ['nothing-found'],
  },
  {
    name: 'a release that no row lists may exist',
    forks: [memmap],
    before: both('memmap2 = "0.5.10"\n', 'pub use memmap2::Thing;\n'),
    after: {},
    findings: ['nothing-found'],
  },
  {
    name: 'crates whose types meet move together',
    forks: [jemallocator, jemallocCtl],
    before: both('jemallocator = "0.5"\njemalloc-ctl = "0.5"\n', 'pub use jemallocator::Thing;\n'),
    after: both(
      'tikv-jemallocator = "0.6"\ntikv-jemalloc-ctl = "0.6"\n',
      'pub use tikv_jemallocator::Thing;\n',
    ),
  },
  {
    name: 'or are held together: the other one has no row here',
    forks: [jemallocator],
    before: both('jemallocator = "0.5"\njemalloc-ctl = "0.5"\n', 'pub use jemallocator::Thing;\n'),
    after: {},
    findings: ['held-with-family'],
  },
  {
    name: 'a fork whose macros name it: renamed where an alias would not compile',
    forks: [getSize, memmap],
    strategy: 'alias',
    before: both(
      'get-size = "0.1"\nmemmap = "0.7"\n',
      'pub fn f() -> (get_size::Thing, memmap::Thing) { (get_size::thing!(), memmap::make()) }\n',
    ),
    after: both(
      'get-size2 = "0.1"\nmemmap = { package = "memmap2", version = "0.9.11" }\n',
      'pub fn f() -> (get_size2::Thing, memmap::Thing) { (get_size2::thing!(), memmap::make()) }\n',
    ),
    findings: ['alias-not-possible'],
  },
  {
    name: 'and where the key already was one',
    forks: [getSize],
    before: both(
      'get_size = { package = "get-size", version = "0.1" }\n',
      'pub fn f() -> get_size::Thing { get_size::thing!() }\n',
    ),
    after: both(
      'get-size2 = { version = "0.1" }\n',
      'pub fn f() -> get_size2::Thing { get_size2::thing!() }\n',
    ),
  },
  {
    name: 'but not where it is called by a third name, by which its macros never worked',
    forks: [getSize],
    strategy: 'alias',
    before: both('size = { package = "get-size", version = "0.1" }\n', 'pub use size::Thing;\n'),
    after: manifest('size = { package = "get-size2", version = "0.1" }\n'),
  },
  {
    name: 'a fork whose macros name it, inherited',
    forks: [getSize],
    strategy: 'alias',
    before: {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["a"]\n\n[workspace.dependencies]\nget-size = "0.1"\n',
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nget-size.workspace = true\n',
      'a/src/lib.rs': 'pub fn f() -> get_size::Thing { get_size::thing!() }\n',
    },
    after: {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["a"]\n\n[workspace.dependencies]\nget-size2 = "0.1"\n',
      'a/Cargo.toml':
        '[package]\nname = "a"\nversion = "0.1.0"\nedition = "2021"\n\n[dependencies]\nget-size2.workspace = true\n',
      'a/src/lib.rs': 'pub fn f() -> get_size2::Thing { get_size2::thing!() }\n',
    },
    findings: ['alias-not-possible'],
  },
  {
    name: 'a crate whose types the fork shows is declared in another version: said where it stands',
    forks: [{ ...webTime, shows: { mopa: { crate: '^0.2', fork: '^0.3' } } }],
    before: both('instant = "0.1"\nmopa = "0.2"\n', 'pub use instant::Thing;\n'),
    after: both('web-time = "1.1"\nmopa = "0.2"\n', 'pub use web_time::Thing;\n'),
    findings: ['shown-version'],
  },
  {
    name: 'or in the one that the fork shows',
    forks: [{ ...webTime, shows: { mopa: { crate: '^0.1', fork: '^0.2' } } }],
    before: both('instant = "0.1"\nmopa = "0.2"\n', 'pub use instant::Thing;\n'),
    after: both('web-time = "1.1"\nmopa = "0.2"\n', 'pub use web_time::Thing;\n'),
  },
  {
    name: 'an early release of the crate with a number that the fork has now',
    forks: [row('dirs-next', 'dirs', '6', '^2', { versions: ['1.0.9', '6.0.0'] })],
    before: both('dirs-next = "1"\n', 'pub use dirs_next::Thing;\n'),
    after: {},
    findings: ['requirement-outside-matrix'],
  },
  {
    name: 'the fork’s own package, which compares itself with what it was made from',
    forks: [memmap],
    before: {
      'Cargo.toml':
        '[package]\nname = "memmap2"\nversion = "0.9.12"\nedition = "2021"\n\n[dev-dependencies]\nmemmap = "0.7"\n',
      'src/lib.rs': 'pub struct Thing;\n',
      'tests/same.rs':
        'pub fn f() -> (memmap::Thing, memmap2::Thing) { (memmap::make(), memmap2::Thing) }\n',
    },
    after: {},
    findings: ['fork-is-package'],
  },
  {
    name: 'two rows for one crate: nothing moves, and a finding asks',
    forks: [memmap, row('memmap', 'mapr', '0.8', '^0.7')],
    before: both('memmap = "0.7"\n', 'pub use memmap::Thing;\n'),
    after: {},
    findings: ['fork-choice'],
  },
  {
    name: 'two ways back from one fork: nothing moves, and a finding asks',
    forks: [wayBack(memmap), wayBack(mapr)],
    before: both('memmap2 = "0.9.11"\n', 'pub use memmap2::Thing;\n'),
    after: {},
    findings: ['back-choice'],
  },
  {
    name: 'a way back from a fork, and another row that moves it on: nothing moves, and a finding asks',
    forks: [wayBack(memmap), row('memmap2', 'mapr', '0.8', '^0.9')],
    before: both('memmap2 = "0.9.11"\n', 'pub use memmap2::Thing;\n'),
    after: {},
    findings: ['fork-choice'],
  },
  {
    name: 'a fork that has moved on itself is reached in one step',
    forks: [row('memmap', 'mapr', '0.8', '^0.7'), mapr],
    before: both('memmap = "0.7"\n', 'pub use memmap::Thing;\n'),
    after: both('memmap2 = "0.9.11"\n', 'pub use memmap2::Thing;\n'),
  },
  {
    name: 'a renamed fork from a folder',
    forks: [row('mopa', 'own', '*', '^0.2', { source: { path: 'crates/own' } })],
    before: {
      ...both('mopa = "0.2"\n', 'pub use mopa::Thing;\n'),
      ...local('own', '0.1.0'),
    },
    after: both('own = { path = "crates/own", version = "*" }\n', 'pub use own::Thing;\n'),
  },
  {
    name: 'a fork of the same name from a folder',
    forks: [mopaHere],
    before: {
      ...both('mopa = "0.2"\n', 'pub use mopa::Thing;\n'),
      ...local('mopa', '0.2.9'),
    },
    after: manifest('mopa = { path = "crates/mopa", version = "0.2" }\n'),
  },
  {
    name: 'a fork of the same name from a folder, for a dependency with a key of its own',
    forks: [mopaHere],
    before: {
      ...both('m = { package = "mopa", version = "0.2" }\n', 'pub use m::Thing;\n'),
      ...local('mopa', '0.2.9'),
    },
    after: manifest('m = { package = "mopa", version = "0.2", path = "crates/mopa" }\n'),
  },
  {
    name: 'a fork whose own rule takes it from a folder',
    forks: [row('memmap', 'mopa', '0.2', '^0.7'), mopaHere],
    before: {
      ...both('memmap = "0.7"\n', 'pub use memmap::Thing;\n'),
      ...local('mopa', '0.2.9'),
    },
    after: both('mopa = { path = "crates/mopa", version = "0.2" }\n', 'pub use mopa::Thing;\n'),
  },
  {
    name: 'a fork whose own rule takes it from a folder, declared beside the old crate, which asks for a feature',
    forks: [mopaHere, row('memmap', 'mopa', '0.2', '^0.7')],
    before: {
      ...both(
        'memmap.version = "0.7"\nmemmap.default-features = true\nmopa = "0.2"\n',
        'pub use memmap::Thing as A;\npub use mopa::Thing as B;\n',
      ),
      ...local('mopa', '0.2.9'),
    },
    after: both(
      'mopa = { path = "crates/mopa", version = "0.2" }\n',
      'pub use mopa::Thing as A;\npub use mopa::Thing as B;\n',
    ),
    findings: ['declaration-merged'],
  },
  {
    name: 'a fork whose own rule takes it from a folder, and an alias of the old crate beside it: one of them moves',
    forks: [mopaHere, row('memmap', 'mopa', '0.2', '^0.7')],
    strategy: 'alias',
    before: {
      ...both(
        'mopa = "0.2"\nmemmap = "0.7"\n',
        'pub use memmap::Thing as A;\npub use mopa::Thing as B;\n',
      ),
      ...local('mopa', '0.2.9'),
    },
    after: manifest('mopa = { path = "crates/mopa", version = "0.2" }\nmemmap = "0.7"\n'),
    findings: ['already-adopted', 'fork-already-declared'],
  },
  {
    name: 'a patch from a folder, of a crate without a family',
    forks: [{ kind: 'patch', crates: ['mopa'], path: 'crates/mopa', version: '0.2.9' }],
    before: {
      ...both('mopa = "0.2"\n', 'pub use mopa::Thing;\n'),
      ...local('mopa', '0.2.9'),
    },
    after: manifest('mopa = "0.2"\n\n[patch.crates-io]\nmopa = { path = "crates/mopa" }\n'),
    findings: ['publish-drops-patch'],
  },
  {
    name: 'features that come with a dotted declaration whose key changes',
    forks: [interim],
    before: manifest('chrono-english.version = "0.1"\n'),
    after: manifest('interim.version = "0.2"\ninterim.features = ["chrono"]\n'),
  },
  {
    name: 'a dotted declaration whose key becomes the library’s name, as an alias',
    forks: [row('xml-rs', 'memmap2', '0.9.11', '^0.8', { lib: 'xml' })],
    strategy: 'alias',
    before: both('xml-rs.version = "0.8"\n', 'pub use xml::Thing;\n'),
    after: manifest('xml.package = "memmap2"\nxml.version = "0.9.11"\n'),
  },
  {
    name: 'two old crates with one fork, inherited by dotted keys that ask for more',
    forks: [memmap, mapr],
    before: {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["m"]\n\n[workspace.dependencies]\nmemmap = "0.7"\nmapr = "0.8"\n',
      'm/Cargo.toml': app(
        '[dependencies]\nmemmap.workspace = true\nmapr.workspace = true\nmapr.default-features = true\nmapr.features = ["b"]\n',
      ),
      'm/src/lib.rs':
        'pub fn f() -> (memmap::Thing, mapr::Thing) { (memmap::make(), mapr::make()) }\n',
    },
    after: {
      'Cargo.toml':
        '[workspace]\nresolver = "2"\nmembers = ["m"]\n\n[workspace.dependencies]\nmemmap2 = "0.9.11"\n',
      'm/Cargo.toml': app('[dependencies]\nmemmap2.workspace = true\nmemmap2.features = ["b"]\n'),
      'm/src/lib.rs':
        'pub fn f() -> (memmap2::Thing, memmap2::Thing) { (memmap2::make(), memmap2::make()) }\n',
    },
    findings: ['declaration-merged'],
  },
  {
    name: 'two old crates with one fork, the first optional: it goes into the second',
    forks: [memmap, mapr],
    before: both(
      'memmap = { version = "0.7", optional = true }\nmapr = "0.8"\n',
      '#[cfg(feature = "memmap")]\npub use memmap::Thing;\npub use mapr::make;\n',
    ),
    after: both(
      'memmap2 = "0.9.11"\n\n[features]\nmemmap = []\n',
      '#[cfg(feature = "memmap")]\npub use memmap2::Thing;\npub use memmap2::make;\n',
    ),
    findings: ['declaration-merged', 'public-feature-kept'],
  },
  {
    name: 'two old crates with one fork, the second optional: one that is always there, with its feature',
    forks: [memmap, mapr],
    before: both(
      'memmap = "0.7"\nmapr = { version = "0.8", optional = true }\n',
      'pub use memmap::Thing;\n#[cfg(feature = "mapr")]\npub use mapr::make;\n',
    ),
    after: both(
      'memmap2 = "0.9.11"\n\n[features]\nmapr = []\n',
      'pub use memmap2::Thing;\n#[cfg(feature = "mapr")]\npub use memmap2::make;\n',
    ),
    findings: ['declaration-merged', 'public-feature-kept'],
  },
  {
    name: 'two old crates with one fork, the second with a feature that asks only if it is there: it is left',
    forks: [memmap, mapr],
    before: manifest(
      'memmap = "0.7"\nmapr = { version = "0.8", optional = true }\n\n[features]\nmore = ["mapr?/b"]\n',
    ),
    after: manifest(
      'memmap2 = "0.9.11"\nmapr = { version = "0.8", optional = true }\n\n[features]\nmore = ["mapr?/b"]\n',
    ),
    findings: ['fork-already-declared'],
  },
  {
    name: 'two old crates with one fork, the first without default features: it goes into the second',
    forks: [memmap, mapr],
    before: both(
      'memmap = { version = "0.7", default-features = false }\nmapr = "0.8"\n',
      'pub use memmap::Thing;\npub use mapr::make;\n',
    ),
    after: both('memmap2 = "0.9.11"\n', 'pub use memmap2::Thing;\npub use memmap2::make;\n'),
    findings: ['declaration-merged'],
  },
  {
    name: 'two old crates with one fork, the first without default features and waiting for the second',
    forks: [{ ...memmap, together: ['mapr'] }, mapr],
    before: both(
      'memmap = { version = "0.7", default-features = false }\nmapr = "0.8"\n',
      'pub use memmap::Thing;\npub use mapr::make;\n',
    ),
    after: both('memmap2 = "0.9.11"\n', 'pub use memmap2::Thing;\npub use memmap2::make;\n'),
    findings: ['declaration-merged'],
  },
  {
    name: 'two old crates with one fork, neither of which can take in the other: the second is left',
    forks: [memmap, mapr],
    before: manifest(
      'memmap = { version = "0.7", default-features = false }\nmapr = { version = "0.8", optional = true }\n\n[features]\nmore = ["mapr?/b"]\n',
    ),
    after: manifest(
      'memmap2 = { version = "0.9.11", default-features = false }\nmapr = { version = "0.8", optional = true }\n\n[features]\nmore = ["mapr?/b"]\n',
    ),
    findings: ['fork-already-declared'],
  },
  {
    name: 'there and back again is refused',
    forks: [row('memmap', 'mapr', '0.8', '^0.7'), row('mapr', 'memmap', '0.7', '^0.8')],
    before: both('memmap = "0.7"\n', 'pub use memmap::Thing;\n'),
    after: {},
    findings: ['rules-circle'],
  },
];

/** Said of every project like these. */
const beside = new Set<string>(['rust-public-type', 'lock-missing', 'library-unnamed']);

function run(files: Files, { forks, strategy = 'rename' }: RowCase) {
  const given = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { files: migrated, findings } = migrate(given, { forks, strategy });
  const changed = migrated.filter((file) => file.after !== file.before);
  return {
    changed: Object.fromEntries(changed.map((file) => [file.path, file.after])),
    codes: [...new Set(findings.map(({ code }) => code))].sort(),
  };
}

describe.each(cases.map((each) => [each.name, each] as const))('%s', (_name, each) => {
  it('is written so', () => {
    const { changed, codes } = run(each.before, each);
    expect(changed).toEqual(each.after);
    expect(codes.filter((code) => !beside.has(code))).toEqual(each.findings ?? []);
    expect(run({ ...each.before, ...changed }, each).changed, 'once more').toEqual({});
  });
});

describe.skipIf(!cargoAvailable)('Cargo compiles them', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());
  it.each(cases.map((each) => [each.name, each] as const))('%s', async (_name, each) => {
    lab.write(each.before);
    expect(await judge(lab, [checks]), 'before').toEqual([]);
    lab.write({ ...each.before, ...each.after });
    expect(await judge(lab, [checks]), 'after').toEqual([]);
  });
});
