import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Prefetched } from "@/app/prefetched";
import { gatesOf, tasksOf } from "@/app/reads";
import { requireActor } from "@/app/session";
import { ChecklistPage } from "@/components/tasks/checklist-page";
import { phases } from "@/lib/domain/tasks/phases";
import { gatesQuery } from "@/lib/queries/gates";
import { tasksQuery } from "@/lib/queries/tasks";

export const metadata: Metadata = { title: "Checklist" };

type Props = { params: Promise<{ migration: string; phase: string }> };

export default async function Page({ params }: Props) {
  const { migration, phase } = await params;
  const part = (["next", ...phases] as const).find((one) => one === phase);
  if (!part) notFound();
  const actor = await requireActor(`/m/${migration}/checklists/${part}`);
  return (
    <Prefetched
      of={[
        { key: tasksQuery(migration, false).queryKey, read: () => tasksOf(migration, actor) },
        { key: gatesQuery(migration).queryKey, read: () => gatesOf(migration) },
      ]}
    >
      <ChecklistPage key={part} part={part} />
    </Prefetched>
  );
}
