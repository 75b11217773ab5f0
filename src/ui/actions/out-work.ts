/** Everything needed to take files out, as one chunk that loads when the first file goes out. */
export { pullRequestText } from '../../engine/host.ts';
export {
  changedFiles,
  downloadName,
  namedAlike,
  removedPaths,
  wholeProject,
} from '../../project/export/out-file.ts';
export { patchText } from '../../project/export/patch-text.ts';
export { saveFile } from '../../project/export/save.ts';
export { zipFiles } from '../../project/export/zip.ts';
