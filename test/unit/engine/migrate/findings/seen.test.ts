/**
 * Every finding's words as a reader meets them, raised by real migrations: the tables of test/cargo and the cases
 * below. `seen.json` is for a person to read; `FORKLIFT_UPDATE=1` rewrites it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import {
  type Finding,
  findingGroups,
  type MigrationOptions,
  migrate,
} from '../../../../../src/engine/index.ts';
import { themes } from '../../../../cargo/manifest/table.ts';
import { more, others } from './cases.ts';

type Files = Readonly<Record<string, string>>;

function raised(files: Files, options?: MigrationOptions): readonly Finding[] {
  return migrate(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    options,
  ).findings;
}

const all = [
  ...Object.values(themes)
    .flat()
    .flatMap(({ before, options }) => raised(before, options)),
  ...others,
  ...more.flatMap(({ files, options }) => raised(files, options)),
];

test('no text of any migration shows a template, an empty pair of brackets or an enum word', () => {
  const odd = all.flatMap(({ code, message, help = '' }) =>
    /\{\w*\}|\(\)|“”|undefined|\bnull\b|\((?:cfg|missing|import|macro|crates)\)| {2}| \.| ,/.test(
      `${message} ${help}`,
    )
      ? [`${code}: ${message} ${help}`]
      : [],
  );
  expect(odd).toEqual([]);
});

test('every code is seen, with the words a reader gets', () => {
  const seen = new Map<string, Finding>();
  for (const finding of all) if (!seen.has(finding.code)) seen.set(finding.code, finding);
  const codes = findingGroups.flatMap(({ records }) => Object.keys(records));
  const shown = codes.flatMap((code) => {
    const finding = seen.get(code);
    return finding
      ? [
          {
            code,
            severity: finding.severity,
            message: finding.message,
            help: finding.help,
            action: finding.action,
          },
        ]
      : [];
  });
  expect(codes.filter((code) => !seen.has(code))).toEqual([]);
  const path = fileURLToPath(new URL('./seen.json', import.meta.url));
  if (process.env.FORKLIFT_UPDATE === '1')
    writeFileSync(path, `${JSON.stringify(shown, null, 2)}\n`);
  const expected: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  expect(JSON.parse(JSON.stringify(shown))).toEqual(expected);
});
