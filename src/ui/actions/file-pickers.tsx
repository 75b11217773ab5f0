/** The platform's own pickers, out of sight: the commands press them. */

import { usePage } from '../page.ts';
import { text } from '../text.ts';

export function FilePickers() {
  const page = usePage();
  const take = (input: HTMLInputElement) => {
    void page.takeIn.files([...(input.files ?? [])]);
    // The same files may be picked again.
    input.value = '';
  };
  return (
    <>
      <input
        id="pick-files"
        type="file"
        multiple
        hidden
        aria-label={text.takeIn.files}
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        id="pick-folder"
        type="file"
        hidden
        // The attribute is not in the types of forms, but in every browser.
        ref={(input) => input.setAttribute('webkitdirectory', '')}
        aria-label={text.takeIn.folder}
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  );
}
