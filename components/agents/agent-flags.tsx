import { Wrench } from "lucide-react";
import type { Agent } from "@/lib/contracts/agents";
import { howToClear } from "@/lib/domain/flag-clearing";
import { flagCodes, severityNames } from "@/lib/domain/stages";
import { flagName, flagsInOrder } from "./agent-facts";
import { FlagIcon } from "./flag-icon";

/** Each flag with why it is raised and how to clear it. */
export function AgentFlags({ flags }: { flags: Agent["flags"] }) {
  if (flags.length === 0) return null;
  return (
    <section aria-label="Flags">
      <ul className="flex flex-col gap-3">
        {flagsInOrder(flags).map(({ code, severity, reason }) => {
          const known = flagCodes.find((one) => one === code);
          return (
            <li key={code} className="flex items-start gap-2.5">
              <span className="mt-0.5">
                <FlagIcon severity={severity} size={16} />
              </span>
              <div className="min-w-0">
                <p className="font-semibold">
                  <span className="sr-only">{severityNames[severity]}: </span>
                  {flagName(code)}
                </p>
                <p className="text-small break-words text-ink2">{reason}</p>
                {known && (
                  <p className="mt-0.5 flex items-start gap-1.5 text-small">
                    <Wrench size={12} strokeWidth={2} aria-hidden className="mt-[3px] shrink-0 text-ink3" />
                    {howToClear[known]}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
