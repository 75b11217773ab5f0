/**
 * Checks the catalogue's rows against a checkout of RustSec's advisory database, and writes the list of its advisories
 * that call a crate unmaintained: `node scripts/catalogue.js --advisory-db DIR [--as-of YYYY-MM-DD]`. Facts only; the
 * database is in the public domain (CC0-1.0). Exits with 1 when a row has gone bad, and writes the list all the same.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: { 'advisory-db': { type: 'string' }, 'as-of': { type: 'string' } },
});
const database = values['advisory-db'];
if (!database || !existsSync(join(database, 'crates'))) {
  console.error('Say where a checkout of RustSec’s advisory-db is: --advisory-db DIR');
  process.exit(1);
}

const engine = new URL('../src/engine/', import.meta.url).pathname;
/** A module of the engine. @param {string} path */
const load = async (path) => (await runnerImport(join(engine, path))).module;
const { readToml } = await load('toml/document.ts');
const { admits, parseRequirement } = await load('cargo/requirement.ts');
const { guideForks } = await load('forks/guide.ts');
const { rangesOf } = await load('forks/fork.ts');
const { successors } = await load('forks/successors.ts');

/** Every advisory of the database that was not withdrawn. */
function* advisoriesIn(folder) {
  for (const crate of readdirSync(join(folder, 'crates'))) {
    for (const name of readdirSync(join(folder, 'crates', crate))) {
      if (!name.endsWith('.md')) continue;
      const text = readFileSync(join(folder, 'crates', crate, name), 'utf8');
      const [, front, body] = /^\s*```toml\n([\s\S]*?)\n```\s*\n([\s\S]*)$/.exec(text) ?? [];
      const { document } = readToml(front ?? '');
      if (!document) throw new Error(`${crate}/${name} can't be read`);
      const { advisory, versions = {} } = document.value;
      if (advisory.withdrawn !== undefined) continue;
      yield {
        ...advisory,
        date: String(
          advisory.date instanceof Date ? advisory.date.toISOString() : advisory.date,
        ).slice(0, 10),
        title: titleOf(body),
        patched: versions.patched ?? [],
        unaffected: versions.unaffected ?? [],
      };
    }
  }
}

/** The first heading, without its markup. */
function titleOf(body) {
  const [, title = ''] = /^#\s+(.+)$/m.exec(body) ?? [];
  return title.replaceAll('`', '').trim();
}

/** Whether an advisory speaks of a version, as `rustsec::advisory::Versions::is_vulnerable` has it. */
function affects({ patched, unaffected }, version) {
  return ![...patched, ...unaffected].some((range) => {
    const requirement = parseRequirement(range);
    return requirement !== null && admits(requirement, version);
  });
}

/** The lowest version that a row's requirement admits: `0.9.11` of `0.9.11`, `2.0.0` of `2`. */
function floorOf(requirement) {
  const [, version = '0'] = /(\d+(?:\.\d+){0,2}(?:-[0-9A-Za-z.-]+)?)/.exec(requirement) ?? [];
  const [numbers, pre] = version.split(/-(.*)/s);
  const full = [...numbers.split('.'), '0', '0'].slice(0, 3).join('.');
  return pre === undefined ? full : `${full}-${pre}`;
}

function* problemsOf(row, byCrate, byId) {
  const olds = row.kind === 'rename' ? [row.crate] : row.crates;
  for (const id of row.advisories ?? []) {
    const found = byId.get(id);
    if (!found) yield `${id} is not in force`;
    else if (!olds.includes(found.package)) yield `${id} is about ${found.package}`;
  }
  for (const advisory of olds.flatMap((crate) => byCrate.get(crate) ?? [])) {
    if (advisory.informational !== 'unmaintained') continue;
    if (!row.advisories?.includes(advisory.id)) yield `${advisory.id} is not in the row`;
  }
  if (row.kind !== 'rename') return;
  for (const advisory of byCrate.get(row.fork) ?? []) {
    for (const { requirement, versions } of rangesOf(row)) {
      const bad = [floorOf(requirement), ...versions].filter((version) =>
        affects(advisory, version),
      );
      if (bad.length === 0) continue;
      const kind = advisory.informational ?? 'vulnerability';
      yield `${row.fork} ${[...new Set(bad)].join(', ')}: ${advisory.id} (${kind}), patched in ${advisory.patched.join(', ') || 'none'}`;
    }
  }
}

const all = [...advisoriesIn(database)];
const byId = new Map(all.map((advisory) => [advisory.id, advisory]));
const byCrate = groupsOf(all);

/** By the crate they are about. */
function groupsOf(advisories) {
  const groups = new Map();
  for (const advisory of advisories) {
    groups.set(advisory.package, [...(groups.get(advisory.package) ?? []), advisory]);
  }
  return groups;
}

for (const row of [...guideForks, ...successors]) {
  const name = row.kind === 'rename' ? `${row.crate} → ${row.fork}` : (row.name ?? row.git);
  for (const problem of problemsOf(row, byCrate, byId)) {
    console.error(`${name}: ${problem}`);
    process.exitCode = 1;
  }
}

const unmaintained = all
  .filter(({ informational }) => informational === 'unmaintained')
  .sort((a, b) => (a.package < b.package ? -1 : a.package > b.package ? 1 : a.id < b.id ? -1 : 1))
  .map(({ package: name, id, date, title, unaffected }) => ({
    package: name,
    id,
    date,
    title,
    ...(unaffected.length > 0 && { unaffected }),
  }));
const asOf =
  values['as-of'] ??
  new Date(
    execFileSync('git', ['-C', database, 'log', '-1', '--format=%cI'], { encoding: 'utf8' }).trim(),
  )
    .toISOString()
    .slice(0, 10);
const lines = unmaintained.map((advisory) => `    ${JSON.stringify(advisory)}`).join(',\n');
writeFileSync(
  join(engine, 'forks/unmaintained.json'),
  `{\n  "asOf": "${asOf}",\n  "source": "https://github.com/rustsec/advisory-db",\n  "license": "CC0-1.0",\n  "advisories": [\n${lines}\n  ]\n}\n`,
);
console.log(
  `${successors.length} rows checked; ${unmaintained.length} crates unmaintained as of ${asOf}`,
);
