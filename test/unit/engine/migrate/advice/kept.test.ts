import { describe, expect, test } from 'vitest';
import { keptPatchEntries } from '../../../../../src/engine/index.ts';
import { keptCases } from '../../../../cargo/kept/kept.cases.ts';
import { outcomeOf } from '../../../../cargo/kept/outcome.ts';

/** Cases that keep nothing prove nothing. */
const silent = keptCases.filter(({ name }) => name !== 'nothing');

describe('what keeping back leads to', () => {
  test.each(keptCases)('$name', (each) => {
    const { findings } = outcomeOf(each);
    expect(findings.map(({ path, line, code }) => `${path}:${line} ${code}`)).toEqual(each.says);
  });

  test.each(silent)('$name: something is kept', (each) => {
    expect(outcomeOf(each).kept.size).toBeGreaterThan(0);
  });

  test('patch entries kept back are counted', () => {
    const entries = keptCases.flatMap((each) =>
      each.name === 'a patch as a whole' ? [keptPatchEntries(outcomeOf(each).kept)] : [],
    );
    expect(entries).toEqual([3]);
  });
});
