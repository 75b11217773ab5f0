/**
 * The edge between the centre and a column beside it: it can be dragged, moved with arrow keys, and reset by a double
 * click. A column's default width is in `defaultWidths` and in styles/page.css.
 */
import { useStore } from '../state/store.ts';
import { usePage } from './page.ts';
import { limits, type Pane } from './panes.ts';
import { text } from './text.ts';
import './pane-separator.css';

/** How far one press of an arrow key moves it, in px. */
const stride = 16;

export default function PaneSeparator(props: { pane: Pane }) {
  const store = useStore();
  const page = usePage();
  const width = () => page.panes.width(props.pane);
  const set = (px: number | null) => store.prefer({ [props.pane]: px });
  const move = (px: number) => set(page.panes.within(props.pane, px));
  /** A column grows towards the centre. */
  const sign = () => (props.pane === 'left' ? 1 : -1);

  const drag = (event: PointerEvent) => {
    const { currentTarget: edge } = event;
    if (event.button !== 0 || !(edge instanceof HTMLElement)) return;
    event.preventDefault();
    edge.focus({ preventScroll: true });
    edge.setPointerCapture(event.pointerId);
    const from = { x: event.clientX, width: width() };
    const stop = new AbortController();
    const { signal } = stop;
    edge.addEventListener(
      'pointermove',
      (now) => move(from.width + sign() * (now.clientX - from.x)),
      { signal },
    );
    for (const end of ['pointerup', 'pointercancel'] as const) {
      edge.addEventListener(end, () => stop.abort(), { signal });
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => move(width() - sign() * stride),
      ArrowRight: () => move(width() + sign() * stride),
      Home: () => move(limits[props.pane].least),
      End: () => move(limits[props.pane].most),
      Enter: () => page.panes.toggle(props.pane),
      Escape: () => set(null),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  return (
    // A separator that can have the focus is a control (ARIA's window splitter).
    <hr
      class={`separator is-${props.pane}`}
      tabIndex="0"
      aria-orientation="vertical"
      aria-label={text.panes.separator[props.pane]}
      aria-valuemin={limits[props.pane].least}
      aria-valuemax={limits[props.pane].most}
      aria-valuenow={Math.round(width())}
      title={text.panes.hint}
      onPointerDown={drag}
      onDblClick={() => set(null)}
      onKeyDown={keys}
    />
  );
}
