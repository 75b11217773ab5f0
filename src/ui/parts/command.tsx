/** A command as a button, and as an entry of a menu. */
import { type Command, useCommands } from '../commands.ts';
import { shownKeys } from '../shortcuts.ts';
import { Button } from './button.tsx';
import type { MenuItem } from './menu.tsx';

export function CommandButton(props: {
  id: string;
  /** A label in place of the command's own. */
  label?: string;
  iconOnly?: 'always';
  kind?: 'plain' | 'main' | 'quiet';
}) {
  const command = useCommands();
  const own = () => command(props.id);
  const title = () => {
    const { keys, label } = own();
    return keys ? `${label} (${shownKeys(keys)})` : label;
  };
  return (
    <Button
      label={props.label ?? own().label}
      icon={own().icon}
      iconOnly={props.iconOnly}
      kind={props.kind}
      title={title()}
      disabled={own().enabled?.() === false}
      onClick={() => own().run()}
    />
  );
}

export function menuItem(command: Command): MenuItem {
  return {
    label: command.label,
    detail: command.detail?.(),
    keys: command.keys && shownKeys(command.keys),
    disabled: command.enabled?.() === false,
    run: command.run,
  };
}
