import { CircleCheck, CircleHelp, Clock, Undo2 } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import type { ImportRecord } from "@/lib/contracts/imports";

export function ImportStatus({ record }: { record: Pick<ImportRecord, "status" | "appliedAt"> }) {
  if (record.status === "applied")
    return (
      <Badge tone="good" icon={CircleCheck}>
        Applied
      </Badge>
    );
  if (record.status === "planned")
    return (
      <Badge tone="outline" icon={Clock}>
        Planned
      </Badge>
    );
  if (record.status === "needs-input")
    return (
      <Badge tone="warn" icon={CircleHelp}>
        Asks
      </Badge>
    );
  return (
    <Badge tone="outline" icon={Undo2}>
      {record.appliedAt ? "Undone" : "Discarded"}
    </Badge>
  );
}
