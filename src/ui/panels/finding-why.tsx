/** Why a finding matters, in its own row. Loaded when somebody asks, because it contains every record. */
import { type Finding, findingGroups } from '../../engine/host.ts';
import { usePage } from '../page.ts';
import { text } from '../text.ts';

export default function FindingWhy(props: { code: Finding['code'] }) {
  const page = usePage();
  return (
    <div class="finding-why">
      <p>{reasons.get(props.code)}</p>
      <button
        type="button"
        class="link"
        onClick={() => page.ask({ kind: 'help', topic: props.code })}
      >
        {text.findings.inHelp}
      </button>
    </div>
  );
}

const reasons = new Map(
  findingGroups.flatMap(({ records }) =>
    Object.entries(records).map(([code, { why }]) => [code, why] as const),
  ),
);
