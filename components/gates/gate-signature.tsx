import { Signature } from "lucide-react";
import { wholeMoment } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import type { Gate } from "@/lib/contracts/gates";
import { labelOf } from "@/lib/domain/gates/items";

type Props = { signature: NonNullable<Gate["signature"]>; timeZone: string };

/** Who signed and when, what the facts said then, and what was let pass. */
export function GateSignature({ signature: { by, at, waivers, facts }, timeZone }: Props) {
  const { tasks, agents, checks } = facts;
  const confirmed = checks.filter(({ result }) => result === "pass").length;
  return (
    <section aria-label="Signature" className="flex flex-col gap-2">
      <h3 className="text-small font-[550]">Signature</h3>
      <div className="flex items-start gap-2">
        <Signature size={16} aria-hidden className="mt-0.5 shrink-0 text-good-text" />
        <div className="min-w-0">
          <p className="font-medium">{by}</p>
          <p className="text-small text-ink2">{wholeMoment(at, timeZone)}</p>
          <p className="mt-1 text-small text-ink2">
            Then: {tasks.done} of {tasks.total} tasks done, {confirmed} of {checks.length} checks confirmed
            {agents.total > 0 && `, ${count(agents.done)} of ${count(agents.total)} agents across`}.
          </p>
        </div>
      </div>
      {waivers.length > 0 && (
        <details>
          <summary className="w-fit rounded-bar text-small text-ink2 hover:text-ink">{waivers.length} waived</summary>
          <ul className="mt-1 flex flex-col gap-1.5">
            {waivers.map((waiver) => (
              <li key={waiver.task} className="text-small break-words text-ink2">
                <span className="font-mono text-ink">{labelOf(waiver)}</span> “{waiver.reason}”
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
