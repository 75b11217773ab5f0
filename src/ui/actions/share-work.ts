/** Makes a link to the project and hands it over; loaded when something is shared. */
import { copyText } from '../../project/export/clipboard.ts';
import type { Store } from '../../state/store.ts';
import type { Page } from '../page.ts';
import { text } from '../text.ts';

/** Copies the link in `form`; returns what is to be said of it. */
export async function shareLink(
  store: Store,
  page: Page,
  form: (address: string) => string,
): Promise<string> {
  // Reading a link loads the same piece: as an import of its own it stays out of the page's first one.
  const { encodeLink } = await import('../../project/permalink.ts');
  const base = location.href.replace(/#.*$/, '');
  const { files, options } = store.project.snapshot();
  const link = await encodeLink({ files, options }, base.length);
  const zip = { label: text.actions.downloadAll, run: () => void page.takeOut.all() };
  if (link.state === 'too-large') {
    store.notify({ kind: 'problem', message: link.message, actions: [zip] });
    return link.message;
  }
  const outcome = await copyText(form(base + link.fragment));
  store.notify({
    kind: outcome.copied ? 'done' : 'problem',
    message: outcome.copied ? text.share.copied(link.length) : outcome.message,
    ...(link.message && { details: [link.message] }),
    ...(link.verdict === 'too-long' && { actions: [zip] }),
  });
  return link.message;
}
