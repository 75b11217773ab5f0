/** What a first visit shows without asking the engine is what the engine answers. */
import { describe, expect, test } from 'vitest';
import { catalogue, migrate } from '../../../src/engine/index.ts';
import { examples } from '../../../src/project/examples/gallery.ts';
import { firstExample, loadExample } from '../../../src/ui/actions/examples.ts';

describe('the first example', () => {
  test('brings the answer of the engine along', async () => {
    const example = await loadExample(firstExample);
    expect(example?.files.map(({ path }) => path)).toContain('Cargo.toml');
    expect(example?.options, 'options would need an answer of their own').toBeUndefined();
    expect(example?.answer).toEqual(migrate(example?.files ?? [], { catalogue }));
  });

  test('is the first of the menu, and alone in that', async () => {
    const [first, ...others] = examples;
    expect(first?.id).toBe(firstExample);
    for (const { id } of others) {
      const example = await loadExample(id);
      expect(example?.answer, id).toBeNull();
      expect(example?.files.length, id).toBeGreaterThan(0);
    }
  });
});
