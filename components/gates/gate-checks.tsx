import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import { Link } from "@/components/ui/link";
import type { Gate } from "@/lib/contracts/gates";
import { Folded, GateRow, GateRows } from "./gate-row";

type Check = Gate["checks"][number];
type Props = { checks: readonly Check[]; migration: string; onOpen: (task: string) => void };

const looks = {
  fail: { Icon: TriangleAlert, colour: "text-warn-text", warns: true, says: "Not yet" },
  pass: { Icon: CircleCheck, colour: "text-good-text", warns: false, says: "Confirmed" },
  unknown: { Icon: CircleHelp, colour: "text-ink3", warns: false, says: "Exports do not tell" },
};
const order = ["fail", "pass", "unknown"] as const;

/** What exports say of the phase, folded to one line: each check with the import behind it. */
export function GateChecks({ checks, migration, onOpen }: Props) {
  if (!checks.length) return null;
  const of = (result: Check["result"]) => checks.filter((check) => check.result === result);
  const failing = of("fail").length;
  return (
    <Folded label={`${of("pass").length} of ${checks.length} checks confirmed${failing > 0 ? `, ${failing} not yet` : ""}`}>
      <GateRows>
        {alike(order.flatMap(of)).map((same) => (
          <Row key={same[0].task} checks={same} migration={migration} onOpen={onOpen} />
        ))}
      </GateRows>
    </Folded>
  );
}

type Same = [Check, ...Check[]];

/** One task of several servers of which exports say the same is one row. */
function alike(list: readonly Check[]): Same[] {
  const rows = new Map<string, Same>();
  for (const check of list) {
    const id = `${check.key} ${check.result}`;
    const [first, ...others] = rows.get(id) ?? [check];
    rows.set(id, first === check ? [check] : [first, ...others, check]);
  }
  return [...rows.values()];
}

type RowProps = { checks: Same; migration: string; onOpen: (task: string) => void };

function Row({ checks, migration, onOpen }: RowProps) {
  const [check] = checks;
  const many = checks.length > 1;
  return (
    <GateRow
      {...looks[check.result]}
      title={check.title}
      many={many ? String(checks.length) : undefined}
      end={!many && <Behind check={check} migration={migration} />}
    >
      <ul className="flex flex-col gap-1.5 text-small">
        {checks.map((one) => (
          <li key={one.task}>
            <span className="flex items-start justify-between gap-2">
              <button type="button" onClick={() => onOpen(one.task)} className="link min-w-0 rounded-bar text-left break-words">
                {many ? (one.subject ?? one.title) : `Open ${one.key}`}
              </button>
              {many && <Behind check={one} migration={migration} />}
            </span>
            <span className="block text-ink2">{one.summary}</span>
          </li>
        ))}
      </ul>
    </GateRow>
  );
}

function Behind({ check, migration }: { check: Check; migration: string }) {
  if (!check.importId) return null;
  return (
    <Link href={`/m/${migration}/imports/${check.importId}`} className="opens-rows shrink-0 text-small text-ink2 tabular-nums">
      #{check.importNumber}
    </Link>
  );
}
