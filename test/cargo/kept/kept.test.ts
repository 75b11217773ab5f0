/** Cargo judges what the engine says about a partial migration. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, openLab } from '../lab/run.ts';
import { cargoAvailable } from '../lab/toolchain.ts';
import { judge } from '../lab/verdict.ts';
import { keptCases } from './kept.cases.ts';
import { outcomeOf } from './outcome.ts';

describe.skipIf(!cargoAvailable)('a migration made in part', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab.close());

  it.each(keptCases.filter(({ cargo }) => cargo))('$name', async (each) => {
    lab.write(outcomeOf(each).after);
    expect(await judge(lab, each.cargo ?? [])).toEqual([]);
  });
});
