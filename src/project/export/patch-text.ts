/** A migration as one patch, made without blocking the page: a file with 40,000 changes takes a second. */
import { type Migration, unifiedPatchParts } from '../../engine/host.ts';
import { Pace } from '../pace.ts';

/** How many characters are added before the clock is checked again. */
const batch = 64 * 1024;

/** The same text as `unifiedPatch`, as a file to save. */
export async function patchText(migration: Migration): Promise<Blob> {
  const pace = new Pace();
  const parts: string[] = [];
  const texts: string[] = [];
  let size = 0;
  for (const part of unifiedPatchParts(migration)) {
    parts.push(part);
    size += part.length;
    if (size < batch) continue;
    texts.push(parts.join(''));
    parts.length = 0;
    size = 0;
    await pace.breathe();
  }
  texts.push(parts.join(''));
  return new Blob(texts, { type: 'text/x-diff;charset=utf-8' });
}
