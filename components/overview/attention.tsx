import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { FlagIcon, severityWord } from "@/components/agents/flag-icon";
import { count } from "@/components/moments/numbers";
import { Card } from "@/components/ui/card";
import type { Progress } from "@/lib/contracts/progress";
import { inventoryHref } from "@/lib/queries/agent-links";
import { raisedFlags } from "./flag-counts";

/** Flags with agents behind them; an agent can carry several. */
export function Attention({ progress, migration, asOf }: { progress: Progress; migration: string; asOf: string | null }) {
  const raised = raisedFlags(progress);
  return (
    <Card title="Needs attention" aside={raised.length > 0 && <span className="text-ink3">agents per flag</span>}>
      {raised.length === 0 ? (
        <p className="flex items-center gap-2 px-3.5 py-6 text-ink2">
          <CircleCheck size={16} strokeWidth={1.75} aria-hidden className="text-good-text" />
          No agent in scope carries a flag.
        </p>
      ) : (
        <ul className="max-h-93 overflow-y-auto px-1.5 pt-1 pb-2">
          {raised.map(({ code, name, severity, value }) => (
            <li key={code}>
              <Link
                href={inventoryHref(migration, { flag: [code], excluded: false, asOf })}
                className="flex items-center gap-2.5 rounded-chip px-2 py-1.5 hover:bg-hover"
              >
                <FlagIcon severity={severity} size={16} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{name}</span>
                  <span className="block text-meta text-ink3">{severityWord(severity)}</span>
                </span>
                <span className="opens-rows font-semibold tabular-nums">{count(value)}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
