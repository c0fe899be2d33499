import { CircleCheck, CircleHelp, TriangleAlert } from "lucide-react";
import Link from "next/link";
import type { Gate } from "@/lib/contracts/gates";

type Check = Gate["checks"][number];
type Props = { checks: readonly Check[]; migration: string; onOpen: (task: string) => void };

const looks = {
  fail: { Icon: TriangleAlert, colour: "text-warn-text", row: "bg-warn-soft", says: "Not yet" },
  pass: { Icon: CircleCheck, colour: "text-good-text", row: "", says: "Confirmed" },
  unknown: { Icon: CircleHelp, colour: "text-ink3", row: "", says: "Exports do not tell" },
};
const order = ["fail", "pass", "unknown"] as const;

/** What exports say of the phase, each with the import behind it. What no export tells yet is folded away. */
export function GateChecks({ checks, migration, onOpen }: Props) {
  if (!checks.length) return null;
  const of = (result: Check["result"]) => checks.filter((check) => check.result === result);
  const rows = (list: readonly Check[]) =>
    list.map((check) => <Row key={check.task} check={check} migration={migration} onOpen={onOpen} />);
  const told = order.slice(0, 2).flatMap(of);
  const untold = of("unknown");
  return (
    <section aria-label="Checks">
      <h3 className="mb-1.5 flex items-baseline gap-1.5 text-small font-[550]">
        Checks <span className="font-normal text-ink3 tabular-nums">{`${of("pass").length} of ${checks.length} confirmed`}</span>
      </h3>
      {told.length > 0 && <ul className="divide-y divide-line overflow-hidden rounded-field border border-line">{rows(told)}</ul>}
      {untold.length > 0 && (
        <details className="mt-1.5">
          <summary className="w-fit rounded-bar text-small text-ink2 hover:text-ink">{untold.length} that exports do not tell</summary>
          <ul className="mt-1.5 divide-y divide-line overflow-hidden rounded-field border border-line">{rows(untold)}</ul>
        </details>
      )}
    </section>
  );
}

function Row({ check, migration, onOpen }: { check: Check; migration: string; onOpen: (task: string) => void }) {
  const { Icon, colour, row, says } = looks[check.result];
  return (
    <li className={`flex items-center gap-2 px-2.5 py-1.5 ${row}`}>
      <Icon size={14} role="img" aria-label={says} className={`shrink-0 ${colour}`} />
      <button
        type="button"
        title={check.summary}
        onClick={() => onOpen(check.task)}
        className="min-w-0 flex-1 truncate rounded-bar text-left hover:underline"
      >
        {check.title}
        {check.subject && <span className="text-ink2">, {check.subject}</span>}
      </button>
      {check.importId ? (
        <Link href={`/m/${migration}/imports/${check.importId}`} className="opens-rows shrink-0 text-small text-ink2 tabular-nums">
          #{check.importNumber}
        </Link>
      ) : (
        <span className="shrink-0 text-small text-ink3">none</span>
      )}
    </li>
  );
}
