/**
 * A migration as one patch, made while the page goes on: a file of 40,000 changes takes a second.
 */
import { type Migration, unifiedPatchParts } from '../../engine/host.ts';
import { Pace } from '../pace.ts';

/** Pieces between two looks at the clock. */
const batch = 200;

/** What `unifiedPatch` says, as a file to save. */
export async function patchText(migration: Migration): Promise<Blob> {
  const pace = new Pace();
  const parts: string[] = [];
  const texts: string[] = [];
  for (const part of unifiedPatchParts(migration)) {
    parts.push(part);
    if (parts.length < batch) continue;
    texts.push(parts.join(''));
    parts.length = 0;
    await pace.breathe();
  }
  texts.push(parts.join(''));
  return new Blob(texts, { type: 'text/x-diff;charset=utf-8' });
}
