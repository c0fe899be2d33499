import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Gate } from "@/lib/contracts/gates";

type Check = Gate["checks"][number];
type Props = { checks: readonly Check[]; above: readonly { task: string }[]; migration: string; onOpen: (task: string) => void };

const looks = {
  fail: { Icon: TriangleAlert, colour: "text-warn-text", row: "bg-warn-soft", says: "Not yet" },
  pass: { Icon: CircleCheck, colour: "text-good-text", row: "", says: "Confirmed" },
  unknown: { Icon: CircleHelp, colour: "text-ink3", row: "", says: "Exports do not tell" },
};
const order = ["fail", "pass", "unknown"] as const;

/** What exports say of the phase, each with the import behind it. What stands above with its reason is not said twice; what no export tells yet is folded away. */
export function GateChecks({ checks, above, migration, onOpen }: Props) {
  if (!checks.length) return null;
  const of = (result: Check["result"]) => checks.filter((check) => check.result === result);
  const rows = (list: readonly Check[]) => (
    <ul className="divide-y divide-line overflow-hidden rounded-field border border-line">
      {alike(list).map((same) => (
        <Row key={same[0].task} checks={same} migration={migration} onOpen={onOpen} />
      ))}
    </ul>
  );
  const said = new Set(above.map(({ task }) => task));
  const told = order
    .slice(0, 2)
    .flatMap(of)
    .filter(({ task, result }) => result === "pass" || !said.has(task));
  const failing = of("fail").length;
  const untold = of("unknown");
  return (
    <section aria-label="Checks">
      <h3 className="mb-1.5 flex items-baseline gap-1.5 text-small font-[550]">
        Checks{" "}
        <span className="font-normal text-ink3 tabular-nums">{`${of("pass").length} of ${checks.length} confirmed${failing > 0 ? `, ${failing} not yet` : ""}`}</span>
      </h3>
      {told.length > 0 && rows(told)}
      {untold.length > 0 && (
        <details className="mt-1.5">
          <summary className="w-fit rounded-bar text-small text-ink2 hover:text-ink">{untold.length} that exports do not tell</summary>
          <div className="mt-1.5">{rows(untold)}</div>
        </details>
      )}
    </section>
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
  const { Icon, colour, row, says } = looks[check.result];
  const many = checks.length > 1;
  return (
    <li className={`flex items-start gap-2 px-2.5 py-1.5 ${row}`}>
      <Icon size={14} role="img" aria-label={says} className={`mt-0.5 shrink-0 ${colour}`} />
      {many ? (
        <details className="min-w-0 flex-1">
          <summary className="truncate rounded-bar hover:underline" title={check.title}>
            {checks.length} × {check.title}
          </summary>
          <ul className="mt-1 flex flex-col gap-1 text-small text-ink2">
            {checks.map((one) => (
              <li key={one.task} className="flex items-start gap-2">
                <Opens check={one} onOpen={onOpen}>
                  {one.subject ?? one.title}
                </Opens>
                <Behind check={one} migration={migration} />
              </li>
            ))}
          </ul>
        </details>
      ) : (
        <>
          <Opens check={check} onOpen={onOpen}>
            {check.title}
            {check.subject && <span className="text-ink2">, {check.subject}</span>}
          </Opens>
          <Behind check={check} migration={migration} />
        </>
      )}
    </li>
  );
}

function Opens({ check, onOpen, children }: { check: Check; onOpen: (task: string) => void; children: ReactNode }) {
  return (
    <button
      type="button"
      title={check.summary}
      onClick={() => onOpen(check.task)}
      className="min-w-0 flex-1 rounded-bar text-left break-words hover:underline"
    >
      {children}
    </button>
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
