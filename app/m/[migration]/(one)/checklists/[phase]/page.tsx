import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { partIn } from "@/app/reads";
import { InAddress } from "@/components/frame/in-address";
import { ChecklistPage } from "@/components/tasks/checklist-page";
import { gatesQuery } from "@/lib/queries/gates";
import { tasksQuery } from "@/lib/queries/tasks";

export const metadata: Metadata = { title: "Checklist" };

export default pageOf<{ migration: string; phase: string }>(({ migration, phase }) => {
  const part = partIn(phase);
  return {
    at: `/m/${migration}/checklists/${part}`,
    of: [tasksQuery(migration, false), gatesQuery(migration)],
    page: (
      <InAddress>
        <ChecklistPage key={part} part={part} />
      </InAddress>
    ),
  };
});
