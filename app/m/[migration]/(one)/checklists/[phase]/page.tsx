import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { partIn } from "@/app/reads";
import { requireActor } from "@/app/session";
import { ChecklistPage } from "@/components/tasks/checklist-page";
import { gatesQuery } from "@/lib/queries/gates";
import { tasksQuery } from "@/lib/queries/tasks";

export const metadata: Metadata = { title: "Checklist" };

type Props = { params: Promise<{ migration: string; phase: string }> };

export default async function Page({ params }: Props) {
  const { migration, phase } = await params;
  const part = partIn(phase);
  await requireActor(`/m/${migration}/checklists/${part}`);
  return (
    <Prefetched of={[tasksQuery(migration, false), gatesQuery(migration)]}>
      <ChecklistPage key={part} part={part} />
    </Prefetched>
  );
}
