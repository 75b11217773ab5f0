/** Copying from the result with nothing selected takes the whole file, not the cursor's line. */
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

/** `whole`: the file's text as it is handed out, or `null` while there is none; `copied` tells of it. */
export function copyWhole(whole: () => string | null, copied: () => void): Extension {
  return EditorView.domEventHandlers({
    copy(event, view) {
      const text = whole();
      const selected = view.state.selection.ranges.some((range) => !range.empty);
      if (selected || text === null || !event.clipboardData) return false;
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
      copied();
      return true;
    },
  });
}
