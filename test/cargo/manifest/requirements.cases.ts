/**
 * Version requirements: kept as written when the fork's releases satisfy them, rewritten to the catalogue's otherwise,
 * held outside the compatibility matrix.
 */
import { fails, has, lacks, quiet, resolves, warns } from '../lab/verdict.ts';
import { app, guidePatch, type ManifestCase } from './case.ts';

/** A requirement before and after; the same when it stays. */
type Row = readonly [before: string, after: string];

const same = (...requirements: readonly string[]): readonly Row[] =>
  requirements.map((it): Row => [it, it]);

const pasteRows: readonly Row[] = [
  ...same('1', '1.0', '^1', '^1.0.7', '1.0.15', '~1', '~1.0', '~1.0.7', '1.*', '1.0.*', '*'),
  ...same('>=1, <2', '>= 1.0.7', '>1.0.14', '=1', '=1.0', '<2', ' 1.0 '),
  ['=1.0.15', '1.0'],
  ['= 1.0.15', '1.0'],
  ['<=1.0.15', '1.0'],
  ['<1.0.16', '1.0'],
  ['>=1.0.7, <1.0.16', '1.0'],
  ['>=1.0.7, <=1.0.15', '1.0'],
];

const gemmRows: readonly Row[] = [
  ['0.19', '0.20'],
  ['0.19.0', '0.20'],
  ['^0.19', '0.20'],
  ['~0.19', '0.20'],
  ['~0.19.0', '0.20'],
  ['=0.19.0', '0.20'],
  ['=0.19', '0.20'],
  ['0.19.*', '0.20'],
  ['>=0.19, <0.20', '0.20'],
  ['>=0.18, <0.20', '0.20'],
  ['<0.20', '0.20'],
  ...same('0', '*', '>=0.18', '>=0.19', '<0.21', '>=0.19, <0.21', '>0.18', '0.*'),
];

/** Requirements on gemm and paste that the matrix does not cover. */
const outside: readonly (readonly [crate: string, requirement: string, migrated: string])[] = [
  ['gemm', '0.16', '0.20'],
  ['gemm', '0.17', '0.20'],
  ['gemm', '0.18', '0.20'],
  ['gemm', '=0.18.2', '0.20'],
  ['gemm', '0.18.*', '0.20'],
  ['gemm', '>=0.17, <0.19', '0.20'],
  ['gemm', '<0.19', '0.20'],
  ['paste', '0.1', '1.0'],
  ['paste', '<1', '1.0'],
];

/** candle-core's requirement admits 0.9.2, and nothing newer that exists. */
const candleCovered = [
  '0.9',
  '0.9.1',
  '0.9.2',
  '^0.9',
  '~0.9',
  '~0.9.1',
  '=0.9',
  '=0.9.2',
  '0.9.*',
  '>=0.9, <0.10',
  // An upper bound is the user's own word: nothing to warn of, though 0.10 is within it.
  '>=0.9, <0.11',
];
/** It admits 0.9.2, and newer releases that the patch keeps out. */
const candleHeld = ['*', '>=0.8', '>=0.9', '0.*', '0'];
/** It does not admit 0.9.2. */
const candleOutside = ['0.8', '=0.9.1', '0.10', '0.11', '<0.9', '>0.9.2'];

const candle = (requirement: string) => `[dependencies]\ncandle-core = "${requirement}"\n`;

export const requirementCases: readonly ManifestCase[] = [
  ...pasteRows.map(
    ([before, after]): ManifestCase => ({
      name: `paste = "${before}" ${before === after ? 'stays' : `becomes "${after}"`}`,
      before: app(`[dependencies]\npaste = "${before}"\n`),
      after: app(`[dependencies]\nqlora-paste = "${after}"\n`),
      cargo: {
        before: [resolves, has('paste')],
        after: [resolves, has('qlora-paste@1.0.22'), lacks('paste')],
      },
    }),
  ),
  ...gemmRows.map(
    ([before, after]): ManifestCase => ({
      name: `gemm = "${before}" ${before === after ? 'stays' : `becomes "${after}"`}`,
      before: app(`[dependencies]\ngemm = "${before}"\n`),
      after: app(`[dependencies]\nqlora-gemm = "${after}"\n`),
      cargo: {
        before: [resolves, has('gemm')],
        after: [resolves, has('qlora-gemm@0.20.0'), lacks('gemm')],
      },
    }),
  ),
  {
    name: 'gemm renamed with its old requirement is what Cargo refuses',
    before: app('[dependencies]\nqlora-gemm = "0.19"\n'),
    findings: ['fork-requirement'],
    cargo: {
      before: [fails(/failed to select a version for the requirement `qlora-gemm = "\^0\.19"`/)],
    },
  },
  ...outside.flatMap(([crate, requirement, migrated]): ManifestCase[] => [
    {
      name: `${crate} = "${requirement}" is outside the matrix and held`,
      before: app(`[dependencies]\n${crate} = { version = "${requirement}" }\n`),
      findings: ['requirement-outside-matrix'],
    },
    {
      name: `${crate} = "${requirement}" is migrated when the user says so`,
      before: app(`[dependencies]\n${crate} = { version = "${requirement}" }\n`),
      after: app(`[dependencies]\nqlora-${crate} = { version = "${migrated}" }\n`),
      options: { outsideMatrix: 'migrate' },
      findings: ['requirement-migrated-outside-matrix'],
      cargo: { after: [resolves, quiet, has(`qlora-${crate}`), lacks(crate)] },
    },
  ]),
  {
    name: 'a requirement Cargo can’t read is left with an error',
    before: app('[dependencies]\npaste = "one"\n'),
    findings: ['requirement-unreadable'],
    cargo: { before: [fails(/unexpected character 'o' while parsing major version/)] },
  },
  {
    name: 'a dependency without version, path or repository',
    before: app('[dependencies]\npaste = { default-features = false }\n'),
    findings: ['requirement-missing'],
    cargo: { before: [fails(/specified without providing a local path, Git repository, version/)] },
  },
  {
    name: 'one crate held, the other moved',
    before: app('[dependencies]\ngemm = "0.17"\npaste = "1.0"\n'),
    after: app('[dependencies]\ngemm = "0.17"\nqlora-paste = "1.0"\n'),
    findings: ['requirement-outside-matrix'],
    cargo: { after: [resolves, has('gemm@0.17.1'), has('qlora-paste'), has('paste')] },
  },
  ...candleCovered.map(
    (requirement): ManifestCase => ({
      name: `candle-core = "${requirement}" is patched`,
      before: app(candle(requirement)),
      after: app(candle(requirement) + guidePatch()),
      findings: ['patch-unused'],
      cargo: {
        before: [resolves, has('gemm')],
        after: [
          resolves,
          has('candle-core@0.9.2', 'qlora-candle'),
          has('qlora-gemm'),
          lacks('gemm'),
          warns(/patch `candle-nn v0\.9\.2 .* was not used in the crate graph/),
        ],
      },
    }),
  ),
  ...candleHeld.map(
    (requirement): ManifestCase => ({
      name: `candle-core = "${requirement}" is patched, and held at 0.9.2`,
      before: app(candle(requirement)),
      after: app(candle(requirement) + guidePatch()),
      findings: ['held-back-by-patch', 'patch-unused'],
      cargo: {
        before: [resolves, lacks('candle-core@0.9.2')],
        after: [resolves, has('candle-core@0.9.2', 'qlora-candle')],
      },
    }),
  ),
  ...candleOutside.map(
    (requirement): ManifestCase => ({
      name: `candle-core = "${requirement}" is outside the matrix and not patched`,
      before: app(candle(requirement)),
      findings: ['requirement-outside-matrix'],
    }),
  ),
  ...candleOutside.map(
    (requirement): ManifestCase => ({
      name: `candle-core = "${requirement}" is moved to the fork's version when the user says so`,
      before: app(candle(requirement)),
      after: app(candle('0.9.2') + guidePatch()),
      options: { outsideMatrix: 'migrate' },
      findings: ['patch-unused', 'requirement-migrated-outside-matrix'],
      cargo: { after: [resolves, has('candle-core@0.9.2', 'qlora-candle')] },
    }),
  ),
  ...candleOutside.slice(0, 4).map(
    (requirement): ManifestCase => ({
      name: `why: a patch for candle-core = "${requirement}" goes unused`,
      before: app(candle(requirement) + guidePatch()),
      findings: ['requirement-outside-matrix'],
      cargo: {
        before: [resolves, warns(/patch `candle-core v0\.9\.2 .* was not used/), has('gemm')],
      },
    }),
  ),
];
