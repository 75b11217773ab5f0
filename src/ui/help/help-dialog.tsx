/** The help: what each option, finding and scenario means. */
import { Dialog } from '../parts/dialog.tsx';
import { text } from '../text.ts';
import './help.css';

export function HelpDialog(props: { onClose: () => void }) {
  return (
    <Dialog title={text.actions.help} wide onClose={() => props.onClose()}>
      <p>{text.app.line}</p>
    </Dialog>
  );
}
