import { Flag as FlagShape, Info, OctagonAlert } from "lucide-react";
import type { Severity } from "@/lib/domain/stages";

const looks = {
  critical: { Icon: OctagonAlert, colour: "text-bad-text" },
  warning: { Icon: FlagShape, colour: "text-warn-text" },
  information: { Icon: Info, colour: "text-ink3" },
};

/** Flag for a warning, octagon for critical, i for information. */
export function FlagIcon({ severity, size = 14 }: { severity: Severity; size?: number }) {
  const { Icon, colour } = looks[severity];
  return <Icon size={size} strokeWidth={1.9} aria-hidden className={`shrink-0 ${colour}`} />;
}
