/** What reading files in needs, in one piece that loads when the first file comes in. */
export { readDirectory } from '../../project/intake/directory.ts';
export { readDrop } from '../../project/intake/drop.ts';
export { recognisePasted } from '../../project/intake/pasted.ts';
export { readPicked } from '../../project/intake/picked.ts';
