/** The forks of the catalogue: what stands in for what, where they live, and where to ask. */
import { For, Show } from 'solid-js';
import { type Fork, forkName, guideForks, rowId } from '../../engine/host.ts';
import { isInUse, setRows } from '../../state/rows.ts';
import { useStore } from '../../state/store.ts';
import { text } from '../text.ts';
import { GuideStatus } from './guide-status.tsx';

export default function ForksPanel() {
  return (
    <div class="panel">
      <p class="quiet">{text.forks.intro}</p>
      <For each={guideForks}>{(fork) => <ForkCard fork={fork} />}</For>
      <GuideStatus />
    </div>
  );
}

function ForkCard(props: { fork: Fork }) {
  const store = useStore();
  const left = () => !isInUse(store.project, rowId(props.fork));
  const facts = () => factsOf(props.fork);
  const toggle = () => {
    const label = text.keep.fork(forkName(props.fork));
    setRows(store.project, label, [rowId(props.fork)], left() ? 'on' : 'off');
  };
  return (
    <section class="fork" aria-label={forkName(props.fork)}>
      <h3 class="fork-name">
        {facts().from} <span aria-hidden="true">→</span>
        <span class="visually-hidden">{text.forks.movesTo}</span> {forkName(props.fork)}
      </h3>
      <dl class="facts">
        <For each={facts().rows}>
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <For each={props.fork.notes}>{(note) => <p class="quiet">{note}</p>}</For>
      <ul class="fork-links">
        <For each={facts().links}>
          {([name, url]) => (
            <li>
              <a href={url} target="_blank" rel="noreferrer">
                {name}
              </a>
            </li>
          )}
        </For>
      </ul>
      <label class="check">
        <input type="checkbox" checked={left()} onChange={toggle} />
        {text.forks.leaveOut}
      </label>
      <Show when={left()}>
        <p class="quiet">{text.forks.leftOut}</p>
      </Show>
    </section>
  );
}

interface Facts {
  readonly from: string;
  readonly rows: readonly (readonly [name: string, value: string])[];
  readonly links: readonly (readonly [name: string, url: string])[];
}

function factsOf(fork: Fork): Facts {
  const words = text.forks;
  if (fork.kind === 'rename') {
    const { repository, advisories = [] } = fork;
    return {
      from: fork.crate,
      rows: [
        [words.standsInFor, `${fork.crate} ${fork.compatible}`],
        [words.releases, fork.versions.join(', ')],
        [words.written, `${fork.fork} = "${fork.requirement}"`],
      ],
      links: [
        [words.cratesIo, `https://crates.io/crates/${fork.fork}`],
        ...(repository
          ? ([
              [words.repository, repository],
              [words.ask, `${repository}/issues`],
            ] as const)
          : []),
        ...advisories.map((id) => [id, `https://rustsec.org/advisories/${id}.html`] as const),
      ],
    };
  }
  const { git, branch, upstream, pullRequest } = fork;
  const repository = git?.replace(/\.git$/, '');
  const [first = ''] = fork.crates;
  return {
    from: text.forks.several(fork.crates.length, first),
    rows: [
      [words.standsInFor, `${first} ${fork.version}`],
      ...(branch ? ([[words.branch, branch]] as const) : []),
      [words.crates, fork.crates.join(', ')],
    ],
    links: [
      ...(repository
        ? ([
            [words.repository, repository],
            [words.ask, `${repository}/issues`],
          ] as const)
        : []),
      ...(upstream ? ([[words.upstream, upstream]] as const) : []),
      ...(pullRequest ? ([[words.pullRequest, pullRequest]] as const) : []),
    ],
  };
}
