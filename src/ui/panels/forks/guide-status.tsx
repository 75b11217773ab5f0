/**
 * Facts around the forks: locked versions compared with the matrix, the state of upstream, the advisory, who maintains
 * them.
 */
import { For, Show } from 'solid-js';
import { guideStatus } from '../../../engine/host.ts';
import { useStore } from '../../../state/store.ts';
import { text } from '../../text.ts';

export function GuideStatus() {
  const words = text.forks.status;
  const { upstream, advisory, maintainer, aligned, asOf } = guideStatus;
  return (
    <>
      <LockedVersions />
      <section class="fork" aria-label={words.upstream}>
        <h3 class="fork-name">{words.upstream}</h3>
        <p>
          <Link url={upstream.pullRequest} /> {words.open} {upstream.change}
        </p>
        <p class="quiet">{upstream.onceMerged}</p>
      </section>
      <section class="fork" aria-label={advisory.id}>
        <h3 class="fork-name">
          <Link url={advisory.url} label={advisory.id} />
        </h3>
        <p>{advisory.summary}</p>
        <p>{words.alternatives}</p>
        <ul>
          <For each={advisory.alternatives}>
            {({ crate, url, note }) => (
              <li>
                <Link url={url} label={crate} />: {note}
              </li>
            )}
          </For>
        </ul>
      </section>
      <section class="fork" aria-label={words.maintainer}>
        <h3 class="fork-name">{words.maintainer}</h3>
        <p>
          <Link url={maintainer.url} label={maintainer.name} />, {maintainer.email}
        </p>
        <p class="quiet">{maintainer.commitments.join('; ')}.</p>
      </section>
      <section class="fork" aria-label={words.aligned}>
        <h3 class="fork-name">{words.aligned}</h3>
        <dl class="facts">
          <For each={aligned}>
            {({ crate, usage, status }) => (
              <div>
                <dt>{crate}</dt>
                <dd>
                  {usage}: {status}
                </dd>
              </div>
            )}
          </For>
        </dl>
      </section>
      <p class="quiet">{words.asOf(asOf)}</p>
    </>
  );
}

/** The project's own versions, if a lock file shows them. */
function LockedVersions() {
  const store = useStore();
  const words = text.forks.status;
  const crates = () =>
    (store.outcome.migration()?.graphs ?? []).flatMap((graph) =>
      graph.crates.filter(({ role, versions }) => role !== 'fork' && versions.length > 0),
    );
  return (
    <Show when={crates().length > 0}>
      <section class="fork" aria-label={words.locked}>
        <h3 class="fork-name">{words.locked}</h3>
        <dl class="facts">
          <For each={crates()}>
            {({ crate, versions }) => (
              <div>
                <dt>{crate}</dt>
                <dd>
                  {versions
                    .map(({ version, covered }) => words.version(version, covered))
                    .join(', ')}
                </dd>
              </div>
            )}
          </For>
        </dl>
      </section>
    </Show>
  );
}

function Link(props: { url: string; label?: string }) {
  return (
    <a href={props.url} target="_blank" rel="noreferrer">
      {props.label ?? props.url.replace(/^https:\/\/(?:github\.com\/)?/, '')}
    </a>
  );
}
