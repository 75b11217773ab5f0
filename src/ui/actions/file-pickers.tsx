/** The browser's own file pickers, hidden; commands open them. */

import { usePage } from '../page.ts';
import { text } from '../text.ts';

export function FilePickers() {
  const page = usePage();
  const take = (input: HTMLInputElement) => {
    void page.takeIn.files([...(input.files ?? [])]);
    // So that the same files can be picked again.
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
        // The attribute is missing in the types for forms, but every browser has it.
        ref={(input) => input.setAttribute('webkitdirectory', '')}
        aria-label={text.takeIn.folder}
        onChange={(event) => take(event.currentTarget)}
      />
    </>
  );
}
