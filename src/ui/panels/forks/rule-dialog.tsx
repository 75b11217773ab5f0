/**
 * A form for a rule of the user's own, field by field. The engine tries each state of the form as the `forklift.toml`
 * that it would write, so the form shows exactly what would be said about the file.
 */
import { createEffect, createMemo, createSignal, For, onCleanup, Show } from 'solid-js';
import {
  cratesOf,
  type Finding,
  forkName,
  isRulesFile,
  type Migration,
} from '../../../engine/host.ts';
import { type Effect, effectOf } from '../../../state/rows.ts';
import { useStore } from '../../../state/store.ts';
import { createTrial } from '../../../state/trial.ts';
import { usePage } from '../../page.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { text } from '../../text.ts';
import { ruleInWords } from './facts.ts';
import { filledIn, isPatch, missingIn, type RuleDraft, withRule } from './rule-text.ts';

const empty: RuleDraft = { crate: '', fork: '', requirement: '', from: '', git: '', branch: '' };

/** Milliseconds without a keystroke before the rule is tried. */
const pause = 250;

const placeholders: RuleDraft = {
  crate: 'old-crate',
  fork: 'its-fork',
  requirement: '0.9',
  from: '^0.7',
  git: 'https://github.com/me/its-fork',
  branch: 'main',
};

type Answer =
  | { readonly state: 'idle' | 'checking' | 'exists' | 'unreadable' }
  | { readonly state: 'refused'; readonly findings: readonly Finding[] }
  | ({ readonly state: 'holds' } & Effect);

export function RuleDialog(props: { onClose: () => void }) {
  const store = useStore();
  const page = usePage();
  const words = text.forks.form;
  const [draft, setDraft] = createSignal(empty);
  const [answer, setAnswer] = createSignal<Answer>({ state: 'idle' });
  const trial = createTrial();
  onCleanup(() => trial.dispose());

  const path = () => store.project.paths().find(isRulesFile) ?? 'forklift.toml';
  const before = () => store.project.file(path())?.text ?? '';
  const trimmed = createMemo<RuleDraft>(() => {
    const lines = Object.entries(draft()).map(([name, value]) => [name, value.trim()]);
    return { ...empty, ...Object.fromEntries(lines) };
  });
  const written = () => withRule(before(), filledIn(trimmed()));
  const missing = createMemo(() => missingIn(trimmed()));
  const exists = createMemo(() =>
    (store.outcome.migration()?.rules ?? []).some(
      (rule) => rule.path === path() && cratesOf(rule.row).includes(trimmed().crate),
    ),
  );

  createEffect(() => {
    const rules = written();
    if (Object.values(trimmed()).every((value) => value === '') || exists()) {
      setAnswer({ state: 'idle' });
      return;
    }
    setAnswer({ state: 'checking' });
    const timer = setTimeout(async () => {
      const files = store.project.files().filter((file) => file.path !== path());
      const migration = await trial.ask([...files, { path: path(), text: rules }], {
        ...store.project.planned(),
        projectRules: true,
      });
      if (migration && rules === written()) setAnswer(answerOf(migration, path(), before()));
    }, pause);
    onCleanup(() => clearTimeout(timer));
  });

  /** Rules from a link that nobody has agreed to: a file is used as a whole or not at all. */
  const strangers = createMemo(() =>
    store.project.options().projectRules === false
      ? (store.outcome.migration()?.rules ?? []).map(({ row }) => ruleInWords(row))
      : [],
  );
  const holds = () => {
    const now = answer();
    return now.state === 'holds' && missing().length === 0 ? now : null;
  };
  /** The field that a finding is about, by its key. */
  const wrong = createMemo(() => {
    const now = answer();
    const said = now.state === 'refused' ? now.findings : [];
    const keys = said.map(({ params }) => ('field' in params ? String(params.field) : ''));
    return new Set(keys.map((key) => (key === 'version' ? 'requirement' : key)));
  });
  const add = () => {
    if (!holds()) return;
    store.project.setRules(words.label(draft().crate.trim()), { path: path(), text: written() });
    store.announce(words.done);
    page.showPanel('forks');
    props.onClose();
  };
  const labels = (): Readonly<Record<keyof RuleDraft, string>> => ({
    ...words,
    requirement: isPatch(trimmed()) ? words.version : words.requirement,
  });
  const field = (name: keyof RuleDraft) => (
    <label class="field">
      <span>{labels()[name]}</span>
      <input
        type="text"
        name={name}
        spellcheck={false}
        autocomplete="off"
        autofocus={name === 'crate'}
        placeholder={placeholders[name]}
        aria-invalid={wrong().has(name)}
        aria-describedby={wrong().has(name) ? 'rule-answer' : undefined}
        onInput={(event) => setDraft({ ...draft(), [name]: event.currentTarget.value })}
      />
    </label>
  );
  return (
    <Dialog title={words.title} onClose={() => props.onClose()}>
      <p class="quiet">{words.hint}</p>
      <form
        class="rule-form"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        {field('crate')}
        {field('fork')}
        {field('requirement')}
        <Show when={!isPatch(trimmed())}>{field('from')}</Show>
        {field('git')}
        <Show when={trimmed().git !== ''}>{field('branch')}</Show>
        <div role="status" class="rule-answer" id="rule-answer">
          <Show
            when={!exists() && answer().state !== 'exists'}
            fallback={words.exists(trimmed().crate)}
          >
            <Answered answer={answer()} missing={missing().map((name) => labels()[name])} />
          </Show>
        </div>
        <Show when={strangers().length > 0}>
          <p role="note">{words.foreign(strangers())}</p>
        </Show>
        <div class="dialog-actions">
          <Button
            label={strangers().length > 0 ? words.addAll : words.add}
            kind="main"
            disabled={!holds()}
            onClick={add}
          />
        </div>
      </form>
    </Dialog>
  );
}

function Answered(props: { answer: Answer; missing: readonly string[] }) {
  const words = text.forks.form;
  return (
    <>
      <Show when={props.answer.state === 'checking'}>{words.checking}</Show>
      <Show when={props.answer.state === 'unreadable'}>{words.unreadable}</Show>
      <Show when={props.answer.state === 'holds' && props.answer}>
        {(holds) =>
          props.missing.length > 0
            ? words.needed(props.missing)
            : words.would(holds().changes, holds().files)
        }
      </Show>
      <Show when={props.answer.state === 'refused' && props.answer}>
        {(refused) => (
          <ul class="rule-problems">
            <For each={refused().findings}>{({ message }) => <li>{message}</li>}</For>
          </ul>
        )}
      </Show>
    </>
  );
}

/** The engine's answer about the rule that was added below the existing text. */
function answerOf(migration: Migration, path: string, before: string): Answer {
  const findings = migration.findings.filter((finding) => finding.path === path);
  const unreadable = findings.find(({ code }) => code === 'toml-syntax');
  if (unreadable) {
    // What the form writes is valid TOML, so the existing text is at fault; or it has an entry for that crate that is
    // not valid.
    return { state: (unreadable.from ?? 0) <= before.length ? 'unreadable' : 'exists' };
  }
  const own = findings.filter(({ from = 0 }) => from >= before.length);
  if (own.some(({ severity }) => severity === 'error')) return { state: 'refused', findings: own };
  const rule = migration.rules.at(-1);
  if (!rule) return { state: 'checking' };
  return { state: 'holds', ...effectOf(migration.files, forkName(rule.row)) };
}
