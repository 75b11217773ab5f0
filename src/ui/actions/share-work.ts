/** Makes a link to the project, copies it, and puts it into the address. Loaded when something is shared. */
import { fileName, type SourceFile } from '../../engine/host.ts';
import { copyText } from '../../project/export/clipboard.ts';
import { projectName } from '../../project/name.ts';
import type { Store } from '../../state/store.ts';
import type { Page } from '../page.ts';
import { text } from '../text.ts';

export interface Sharing {
  /** The whole project, or only its changed files and the manifests. */
  readonly part: 'whole' | 'changes';
  readonly form: 'address' | 'markdown';
}

/** Copies the link; returns the message about it. */
export async function shareLink(store: Store, page: Page, sharing: Sharing): Promise<string> {
  // Reading a link loads the same chunk. Imported dynamically here, it stays out of the page's first chunk.
  const { encodeLink } = await import('../../project/permalink.ts');
  // What changes is only known once there is a result.
  if (sharing.part === 'changes') await store.run.settled();
  const base = location.href.split('#', 1)[0] ?? '';
  const snapshot = store.project.snapshot();
  const { options } = snapshot;
  const changes = changesAlone(snapshot.files, store.outcome.toReview());
  const left = store.outcome.keptChanges();
  const files = sharing.part === 'whole' ? snapshot.files : changes;
  // A part of the files is not that folder or archive.
  const own = sharing.part === 'whole' ? snapshot.name : '';
  const link = await encodeLink({ files, options, name: own }, base.length);
  const others = [
    ...(sharing.part === 'whole' && changes.length < files.length && changes.length > 0
      ? [
          {
            label: text.share.changes,
            run: () => void shareLink(store, page, { ...sharing, part: 'changes' }),
          },
        ]
      : []),
    { label: text.takeOut.all, run: () => void page.takeOut.all() },
  ];
  if (link.state === 'too-large') {
    store.notify({ kind: 'problem', message: link.message, actions: others });
    return link.message;
  }
  const name = projectName(snapshot);
  const address = base + link.fragment;
  const inBar = page.session.nameAddress(snapshot, link.fragment);
  const outcome = await copyText(
    sharing.form === 'address' ? address : `[${text.share.title(name)}](${address})`,
  );
  const details = [
    ...(link.message ? [link.message] : []),
    ...(inBar ? [text.share.inBar] : []),
    ...(sharing.part === 'changes' ? [text.share.part] : []),
    ...(left > 0 ? [text.share.leftOut(left)] : []),
  ];
  store.notify({
    kind: outcome.copied ? 'done' : 'problem',
    message: outcome.copied ? text.share.copied(address.length, files.length) : outcome.message,
    details,
    ...(link.verdict === 'too-long' && { actions: others }),
  });
  return link.message;
}

/** The files that change (at the paths `changing`) and the manifests, which show why, in the project's order. */
function changesAlone(
  files: readonly SourceFile[],
  changing: readonly string[],
): readonly SourceFile[] {
  const wanted = new Set(changing);
  return files.filter(({ path }) => wanted.has(path) || fileName(path) === 'Cargo.toml');
}
