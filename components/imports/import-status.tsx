import { CircleCheck, CircleDashed, CircleHelp, Undo2 } from "lucide-react";
import { counted } from "@/components/moments/numbers";
import { Badge } from "@/components/ui/badge";
import type { ImportRecord } from "@/lib/contracts/imports";

export function ImportStatus({ record }: { record: Pick<ImportRecord, "status" | "appliedAt" | "needs"> }) {
  if (record.status === "applied")
    return (
      <Badge tone="good" icon={CircleCheck}>
        Applied
      </Badge>
    );
  if (record.status === "planned")
    return (
      <Badge tone="good" icon={CircleDashed}>
        Ready
      </Badge>
    );
  if (record.status === "needs-input")
    return (
      <Badge tone="warn" icon={CircleHelp}>
        Asks {counted(record.needs.length, "question")}
      </Badge>
    );
  return (
    <Badge tone="outline" icon={Undo2}>
      {record.appliedAt ? "Undone" : "Discarded"}
    </Badge>
  );
}
