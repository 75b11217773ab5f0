/**
 * Cargo judges the table: every before, and every after as an expert writes it by hand. Whether the engine writes the
 * same bytes is `engine.test.ts`; together they say that Cargo accepts what the engine writes.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { judge, resolves } from '../lab/verdict.ts';
import { named, themes } from './table.ts';

describe.skipIf(!cargoAvailable)('Cargo judges the table', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  describe.each(Object.entries(themes))('%s', (_theme, cases) => {
    it.each(named(cases))('%s', async (_name, { before, after, cargo }) => {
      lab.write(before);
      expect(await judge(lab, cargo?.before ?? [resolves]), 'before').toEqual([]);
      if (after === undefined) return;
      lab.write({ ...before, ...after });
      expect(await judge(lab, cargo?.after ?? [resolves]), 'after').toEqual([]);
    });
  });
});
