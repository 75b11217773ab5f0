/**
 * Lines that contain the searched text, by file. Arrow keys move through them, and a command steps on from anywhere.
 */
import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { displayPath } from '../../project/paths.ts';
import {
  type FoundFile,
  type FoundPlace,
  type SearchedFile,
  searchBounds,
  searchFiles,
} from '../../project/search.ts';
import { type Store, useStore } from '../../state/store.ts';
import { usePage } from '../page.ts';
import { arrowTarget } from '../parts/arrow-keys.ts';
import { text } from '../text.ts';
import { inTreeOrder } from './tree-model.ts';
import './search.css';

/** Milliseconds without a letter, and without a new result, before the search begins. */
const pause = 150;

export default function SearchResults(props: { wanted: string }) {
  const store = useStore();
  const page = usePage();
  const [found, setFound] = createSignal<readonly FoundFile[]>([]);
  const [state, setState] = createSignal<'running' | 'all' | 'more'>('running');
  const [current, setCurrent] = createSignal<FoundPlace | null>(null);
  let list: HTMLElement | undefined;
  let stop = new AbortController();

  const places = () => found().flatMap((file) => file.places);
  const search = async (wanted: string) => {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    let begun = false;
    const add = (file: FoundFile) => {
      if (signal.aborted) return;
      // The previous places stay until there is something to replace them.
      setFound((before) => (begun ? [...before, file] : [file]));
      begun = true;
    };
    const whole = await searchFiles(searched(store), wanted, add, signal);
    if (signal.aborted) return;
    if (!begun) setFound([]);
    setState(whole ? 'all' : 'more');
  };
  createEffect(
    on([() => props.wanted, store.project.files, store.outcome.migration], ([wanted]) => {
      setState('running');
      const timer = setTimeout(() => void search(wanted), pause);
      onCleanup(() => clearTimeout(timer));
    }),
  );

  const visit = (place: FoundPlace) => {
    setCurrent(place);
    page.goTo(place.path, place.from, place.to);
  };
  const step = (direction: 1 | -1) => {
    const all = places();
    const now = current();
    const at = all.findIndex((one) => now !== null && isSame(one, now));
    const next = at === -1 ? (direction === 1 ? 0 : all.length - 1) : at + direction;
    const place = all[next];
    if (!place) {
      store.announce(all.length === 0 ? text.search.none : text.search.end);
      return;
    }
    visit(place);
    list?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
    store.announce(text.search.at(next + 1, all.length, place.path, place.line));
  };
  onMount(() => page.setStepPlace(() => step));
  onCleanup(() => {
    stop.abort();
    page.setStepPlace(null);
  });

  const move = (event: KeyboardEvent) => {
    const buttons = [...(list?.querySelectorAll<HTMLElement>('.found-place') ?? [])];
    const at = buttons.findIndex((one) => one.matches(':focus'));
    const next = arrowTarget(event, 'down', at, buttons.length);
    if (next === null) return;
    event.preventDefault();
    // Above the first place is the field that the user came from.
    if (event.key === 'ArrowUp' && at === 0) {
      document.querySelector<HTMLElement>('#file-filter')?.focus();
    } else buttons[next]?.focus();
  };
  const said = () => {
    const number = places().length;
    if (props.wanted.trim() === '') return text.search.hint;
    if (number === 0) return state() === 'running' ? text.search.running : text.search.none;
    if (state() === 'more') return text.search.bound(searchBounds.places);
    return text.search.found(number, found().length);
  };

  return (
    <>
      <p class="found-state" role="status">
        {said()}
      </p>
      <Show when={props.wanted.trim() !== ''}>
        <nav ref={list} class="found" aria-label={text.search.label} onKeyDown={move}>
          <For each={found()}>
            {(file) => (
              <section class="found-file">
                <h3 class="found-path" title={displayPath(file.path)}>
                  {displayPath(file.path)}
                </h3>
                <For each={file.places}>
                  {(place) => (
                    <button
                      type="button"
                      class="found-place"
                      aria-current={isCurrent(current(), place) ? 'true' : undefined}
                      tabIndex={place === (current() ?? found()[0]?.places[0]) ? 0 : -1}
                      onClick={() => visit(place)}
                    >
                      <span class="found-line">{place.line}</span>
                      <span class="found-words">
                        <Show when={place.side === 'migrated'}>
                          <span class="found-written" aria-hidden="true">
                            +
                          </span>
                          <span class="visually-hidden">{text.search.written}</span>
                        </Show>
                        {place.lead}
                        <mark>{place.words}</mark>
                        {place.rest}
                      </span>
                    </button>
                  )}
                </For>
              </section>
            )}
          </For>
        </nav>
      </Show>
    </>
  );
}

/** Every file as it is now, including those that the migration creates, in the tree's order. */
function* searched({ project, outcome }: Store): Generator<SearchedFile> {
  for (const path of inTreeOrder([...project.paths(), ...outcome.createdPaths()])) {
    const file = project.file(path);
    const result = outcome.shown(path);
    if (result && result.before === (file?.text ?? null)) yield result;
    else if (file) yield { path, before: file.text, after: file.text, edits: noEdits };
  }
}

const noEdits: SearchedFile['edits'] = [];

function isCurrent(current: FoundPlace | null, place: FoundPlace): boolean {
  return current !== null && isSame(current, place);
}

function isSame(one: FoundPlace, other: FoundPlace): boolean {
  return one.path === other.path && one.side === other.side && one.line === other.line;
}
