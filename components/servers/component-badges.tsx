import { CircleDashed, CircleX } from "lucide-react";
import { FlagIcon } from "@/components/agents/flag-icon";
import { Badge } from "@/components/ui/badge";
import type { Component } from "@/lib/contracts/components";
import { type ComponentFlagCode, componentFlagKinds } from "@/lib/domain/component-flags";
import type { Severity } from "@/lib/domain/stages";

/** Planned and not yet seen, or seen once and now gone from the exports. */
export function StateBadge({ one }: { one: Component }) {
  if (one.listed === false)
    return (
      <Badge tone="bad" icon={CircleX}>
        Lost
      </Badge>
    );
  if (one.listed) return one.planned ? <Badge tone="good">Planned and observed</Badge> : null;
  return one.planned ? (
    <Badge tone="outline" icon={CircleDashed}>
      Planned
    </Badge>
  ) : (
    <Badge tone="outline">Entered by hand</Badge>
  );
}

/** `lost` has its badge already. */
export function FlagMarks({ flags }: { flags: Component["flags"] }) {
  return (
    <>
      {flags
        .filter(({ code }) => code !== "lost")
        .map(({ code, severity, reason }) => (
          <span key={code} className="flex items-center gap-1 text-small whitespace-nowrap" title={reason}>
            <FlagIcon severity={severity} size={13} />
            {flagName(code)}
          </span>
        ))}
    </>
  );
}

export function FlagList({ flags }: { flags: { code: string; severity: Severity; reason: string }[] }) {
  if (!flags.length) return null;
  return (
    <ul aria-label="Flags" className="flex flex-col gap-2">
      {flags.map(({ code, severity, reason }) => (
        <li key={code} className="flex items-start gap-2">
          <span className="mt-0.5">
            <FlagIcon severity={severity} />
          </span>
          <span>
            <b className="font-semibold">{flagName(code)}.</b> {reason} <span className="text-ink2">{flagOf(code)?.clear}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

const flagOf = (code: string) => (code in componentFlagKinds ? componentFlagKinds[code as ComponentFlagCode] : null);
const flagName = (code: string) => flagOf(code)?.name ?? code;
