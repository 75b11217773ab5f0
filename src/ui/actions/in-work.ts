/** Everything needed to read files in, as one chunk that loads when the first file comes in. */
export { readDirectory } from '../../project/intake/directory.ts';
export { readDrop } from '../../project/intake/drop.ts';
export { recognisePasted } from '../../project/intake/pasted.ts';
export { readPicked } from '../../project/intake/picked.ts';
