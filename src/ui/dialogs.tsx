/** The open dialog. This file is loaded when the first one opens. */
import { Match, Switch } from 'solid-js';
import { EarlierDialog } from './actions/earlier-dialog.tsx';
import { PasteDialog, PlaceDialog } from './actions/paste-dialog.tsx';
import { ReportDialog } from './actions/report-dialog.tsx';
import { SaveDialog } from './actions/save-dialog.tsx';
import { NameDialog } from './files/name-dialog.tsx';
import { HelpDialog } from './help/help-dialog.tsx';
import { ShortcutsDialog } from './help/shortcuts-dialog.tsx';
import { type Question, usePage } from './page.ts';
import { Palette } from './palette/palette.tsx';
import { RuleDialog } from './panels/forks/rule-dialog.tsx';

export default function Dialogs() {
  const page = usePage();
  /** A dialog's closing is reported a moment late: another one may have been opened by then. */
  const close = (kind: Question['kind']) => () => {
    if (page.question()?.kind === kind) page.ask(null);
  };
  const asked = <Kind extends Question['kind']>(kind: Kind) => {
    const question = page.question();
    return question && isOf(kind, question) ? question : null;
  };
  return (
    <Switch>
      <Match when={asked('paste')}>
        <PasteDialog onClose={close('paste')} />
      </Match>
      <Match when={asked('place')} keyed>
        {({ file }) => <PlaceDialog file={file} onClose={close('place')} />}
      </Match>
      <Match when={asked('report')} keyed>
        {({ report }) => <ReportDialog report={report} onClose={close('report')} />}
      </Match>
      <Match when={asked('new-file')}>
        <NameDialog path={null} onClose={close('new-file')} />
      </Match>
      <Match when={asked('rename')} keyed>
        {({ path }) => <NameDialog path={path} onClose={close('rename')} />}
      </Match>
      <Match when={asked('rule')}>
        <RuleDialog onClose={close('rule')} />
      </Match>
      <Match when={asked('save')}>
        <SaveDialog onClose={close('save')} />
      </Match>
      <Match when={asked('earlier')}>
        <EarlierDialog onClose={close('earlier')} />
      </Match>
      <Match when={asked('help')}>
        {(help) => <HelpDialog topic={help().topic} onClose={close('help')} />}
      </Match>
      <Match when={asked('palette')}>
        <Palette onClose={close('palette')} />
      </Match>
      <Match when={asked('shortcuts')}>
        <ShortcutsDialog onClose={close('shortcuts')} />
      </Match>
    </Switch>
  );
}

function isOf<Kind extends Question['kind']>(
  kind: Kind,
  question: Question,
): question is Extract<Question, { readonly kind: Kind }> {
  return question.kind === kind;
}
