/** Files going out: downloads and copies of what the page shows. */
import { copyText } from '../../project/export/clipboard.ts';
import type { Store } from '../../state/store.ts';
import { text } from '../text.ts';

export function createTakeOut(store: Store) {
  const migration = () => store.outcome.migration();
  const name = () => store.project.snapshot().name;

  const zip = async (suffix: string, pick: 'changed' | 'all') => {
    const now = migration();
    if (!now) return;
    const out = await import('./out-work.ts');
    const files =
      pick === 'changed'
        ? out.changedFiles(now)
        : out.wholeProject(now, store.project.snapshot().carried);
    const zipped = await out.zipFiles(files);
    if (zipped.state === 'zipped') {
      out.saveFile(out.downloadName(name(), suffix), zipped.blob);
      store.announce(text.out.downloaded(files.length));
    } else if (zipped.state === 'failed') {
      store.notify({ kind: 'problem', message: zipped.message });
    }
  };

  const copy = async (value: string, what: string) => {
    const outcome = await copyText(value);
    store.notify(
      outcome.copied
        ? { kind: 'done', message: text.out.copied(what) }
        : { kind: 'problem', message: outcome.message },
    );
  };

  return {
    copy,
    changed: () => zip('migrated.zip', 'changed'),
    all: () => zip('project.zip', 'all'),
    async file(): Promise<void> {
      const path = store.selection.path();
      const file = path === null ? null : store.outcome.file(path);
      if (!file) return;
      const { saveFile } = await import('./out-work.ts');
      saveFile(file.path.slice(file.path.lastIndexOf('/') + 1), file.after);
    },
    async patch(): Promise<void> {
      const now = migration();
      if (!now) return;
      const out = await import('./out-work.ts');
      out.saveFile(
        out.downloadName(name(), 'migration.patch'),
        out.unifiedPatch(now),
        'text/x-diff',
      );
    },
    copyFile(): Promise<void> {
      const file = store.outcome.file(store.selection.path() ?? '');
      return copy(file?.after ?? '', file?.path ?? '');
    },
    async copyPullRequest(): Promise<void> {
      const now = migration();
      if (!now) return;
      const { guideForks, pullRequestText } = await import('./out-work.ts');
      await copy(pullRequestText(now, guideForks), text.out.pullRequest);
    },
    copyPatchBlock: () => copy(migration()?.patch?.text ?? '', text.tabs.patch),
    copyCommands: () => copy((migration()?.commands ?? []).join('\n'), text.out.commands),
  };
}
