/**
 * What must be true of every row of the catalogue, and of the list of unmaintained crates. No crate is named here, so a
 * new row changes no test.
 */
import { describe, expect, test } from 'vitest';
import { admits, parseRequirement } from '../../../../src/engine/cargo/requirement.ts';
import { libOf, rangesOf } from '../../../../src/engine/forks/fork.ts';
import { meet } from '../../../../src/engine/forks/meet.ts';
import { catalogue, checkForks, guideForks, rowId } from '../../../../src/engine/index.ts';

const { rows, unmaintained } = catalogue;
const renamed = [...guideForks, ...rows].filter((row) => row.kind === 'rename');

const satisfies = (requirement: string, version: string) => {
  const range = parseRequirement(requirement);
  return range !== null && admits(range, version);
};

test('the rows pass the door as they are, each of its own, and none leads in a circle', () => {
  expect(checkForks(rows)).toEqual({ forks: rows, findings: [] });
  expect(new Set(rows.map(rowId)).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(30);
  expect(meet([...guideForks, ...rows]).circles).toEqual([]);
});

test('the list is of one day, in order, and each advisory is in it once', () => {
  const { advisories, asOf } = unmaintained;
  expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  const keys = advisories.map((each) => `${each.package} ${each.id}`);
  expect(keys).toEqual([...new Set(keys)].sort());
  const odd = advisories.filter(
    ({ id, date, title, unaffected = [] }) =>
      !/^RUSTSEC-\d{4}-\d{4}$/.test(id) ||
      !/^\d{4}-\d\d-\d\d$/.test(date) ||
      date > asOf ||
      title === '' ||
      unaffected.some((range) => parseRequirement(range) === null),
  );
  expect(odd).toEqual([]);
});

describe.each(renamed.map((row) => [rowId(row), row] as const))('%s', (_, row) => {
  test('says of what day it is, how far it goes, and what it was verified by', () => {
    if (row.tier === 'guide') return;
    expect(row.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(row.tier).toMatch(/^(?:drop-in|small-changes)$/);
    expect(row.evidence?.length).toBeGreaterThan(0);
  });

  test('names the advisories that are in force about its crate, and no others’', () => {
    const own = unmaintained.advisories.filter(
      ({ package: name, unaffected = [] }) =>
        name === row.crate &&
        !(row.shim && unaffected.some((range) => satisfies(range, row.shim?.lastRelease ?? ''))),
    );
    expect(row.advisories ?? []).toEqual(expect.arrayContaining(own.map(({ id }) => id)));
    const about = new Map(unmaintained.advisories.map((each) => [each.id, each.package]));
    const strangers = (row.advisories ?? []).filter(
      (id) => about.has(id) && about.get(id) !== row.crate,
    );
    expect(strangers).toEqual([]);
  });

  test('leads to a fork that no advisory of the list is about, in a release that is known', () => {
    for (const { requirement, versions } of rangesOf(row)) {
      const known = versions.filter((version) => satisfies(requirement, version));
      expect(known).not.toEqual([]);
      const bad = unmaintained.advisories.filter(
        ({ package: name, unaffected = [] }) =>
          name === row.fork &&
          !known.every((version) => unaffected.some((range) => satisfies(range, version))),
      );
      expect(bad).toEqual([]);
    }
  });

  test('has a shim or says why not, and the shim has the features of a release it stands in for', () => {
    const { shim, shimless, features } = row;
    expect(shim === undefined).toBe(shimless !== undefined);
    if (!shim) return;
    expect(satisfies(row.compatible, shim.lastRelease)).toBe(true);
    expect(shim.features).toEqual(expect.arrayContaining([...shim.defaultFeatures]));
    const lost = new Set(features?.drop ?? []);
    expect(shim.features.filter((feature) => lost.has(feature))).toEqual([]);
    const twice = (shim.inert ?? []).filter((feature) => shim.features.includes(feature));
    expect(twice).toEqual([]);
  });

  test('moves with crates that have rows, and that move with it', () => {
    for (const other of row.together ?? []) {
      const [partner] = renamed.filter(({ crate }) => crate === other);
      expect(partner?.together).toContain(row.crate);
    }
    expect(libOf(row)).toMatch(/^\w+$/);
    for (const { source } of row.droppedBy ?? []) expect(source).toMatch(/^https:\/\//);
  });
});
