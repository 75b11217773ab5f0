/** Everything needed to take files out, as one chunk that loads when the first file goes out. */
export { pullRequestText } from '../../engine/host.ts';
export {
  changedFiles,
  downloadName,
  namedAlike,
  patchText,
  removedPaths,
  saveFile,
  wholeProject,
} from '../../project/export/out-file.ts';
export { zipFiles } from '../../project/export/zip.ts';
