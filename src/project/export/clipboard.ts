/** Copies text, and reports whether it worked. */

export type CopyResult =
  | { readonly copied: true }
  | { readonly copied: false; readonly message: string };

/** Must be called from a click or key press, or the browser refuses. */
export async function copyText(text: string): Promise<CopyResult> {
  try {
    await navigator.clipboard.writeText(text);
    return { copied: true };
  } catch {
    // Without permission or a secure context, the older way may still work.
    if (copyBySelection(text)) return { copied: true };
    return {
      copied: false,
      message: 'The browser did not allow copying. Select the text and copy it yourself.',
    };
  }
}

function copyBySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
