/** A drop anywhere on the page opens what was dropped. Text pasted outside an editor becomes a file. */
import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { usePage } from '../page.ts';
import { text } from '../text.ts';

/** Shorter texts are more likely pasted by mistake than meant as a file. */
const shortest = 8;

export function DropZone() {
  const page = usePage();
  const [over, setOver] = createSignal(false);
  let depth = 0;

  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const enter = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    // If the user lets go right here, before the next `dragover`, it is a drop as well.
    event.preventDefault();
    depth += 1;
    setOver(true);
  };
  const leave = (event: DragEvent) => {
    if (!holdsFiles(event)) return;
    depth -= 1;
    if (depth <= 0) end();
  };
  const end = () => {
    depth = 0;
    setOver(false);
  };
  const dragged = (event: DragEvent) => {
    if (holdsFiles(event)) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    end();
    if (!holdsFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    void page.takeIn.drop(event.dataTransfer);
  };
  const paste = (event: ClipboardEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('input, textarea, [contenteditable="true"], dialog')) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (files.length > 0) void page.takeIn.files(files);
    else if (pasted.trim().length >= shortest) void page.takeIn.paste(pasted, false);
    else return;
    event.preventDefault();
  };

  onMount(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('dragenter', enter, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('dragover', dragged, { signal });
    document.addEventListener('drop', drop, { signal });
    document.addEventListener('paste', paste, { signal });
    onCleanup(() => listening.abort());
  });

  return (
    <Show when={over()}>
      <section class="drop" aria-label={text.drop.title}>
        <div class="drop-card">
          <p class="drop-title">{text.drop.title}</p>
          <p>{text.drop.line}</p>
        </div>
      </section>
    </Show>
  );
}
