import { Signature } from "lucide-react";
import { wholeMoment } from "@/components/moments/moments";
import { count } from "@/components/moments/numbers";
import type { Gate } from "@/lib/contracts/gates";

type Props = { signature: NonNullable<Gate["signature"]>; timeZone: string };

/** Who signed and when, and what the facts said then. */
export function GateSignature({ signature: { by, at, facts }, timeZone }: Props) {
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
    </section>
  );
}
