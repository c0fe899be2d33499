import { Wrench } from "lucide-react";
import { useMigration } from "@/components/frame/current-migration";
import type { Agent } from "@/lib/contracts/agents";
import { flagCodes, severityNames } from "@/lib/domain/stages";
import { howToClear } from "@/lib/domain/words/flags";
import { explainsFlag, flagName, flagsInOrder, sinceWords } from "./agent-facts";
import { FlagIcon } from "./flag-icon";

/** Each flag with why it is raised, since when, and how to clear it. */
export function AgentFlags({ flags }: { flags: Agent["flags"] }) {
  const { timeZone } = useMigration();
  if (flags.length === 0) return null;
  return (
    <section aria-label="Flags">
      <ul className="flex flex-col gap-3">
        {flagsInOrder(flags).map((flag) => {
          const { code, severity, reason } = flag;
          const known = flagCodes.find((one) => one === code);
          return (
            <li key={code} className="flex items-start gap-2.5">
              <span className="mt-0.5">
                <FlagIcon severity={severity} size={16} />
              </span>
              <div className="min-w-0">
                <p className="font-semibold" {...explainsFlag(code)}>
                  <span className="sr-only">{severityNames[severity]}: </span>
                  {flagName(code)}
                </p>
                <p className="text-small break-words text-ink2">{reason}</p>
                <p className="text-small text-ink3">{sinceWords(flag, timeZone)}</p>
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
