/** The user's own files as a zip, straight from the project: it works even if no migration does. */
import type { Store } from '../../state/store.ts';
import { text } from '../text.ts';

export async function saveWork(store: Store): Promise<void> {
  try {
    const { downloadName, saveFile, zipFiles } = await import('./out-work.ts');
    const { name, files, carried } = store.project.snapshot();
    const zipped = await zipFiles([
      ...files.map((file) => ({ path: file.path, data: file.text })),
      ...carried.map((file) => ({ path: file.path, data: file.blob })),
    ]);
    if (zipped.state === 'zipped') saveFile(downloadName(name, 'mine.zip'), zipped.blob);
    if (zipped.state === 'failed') store.notify({ kind: 'problem', message: zipped.message });
  } catch (error) {
    store.notify({ kind: 'problem', message: text.unexpected.notSaved(error) });
  }
}
