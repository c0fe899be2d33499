import { redirect } from "next/navigation";
import { requireActor } from "@/app/session";
import { askWithin } from "@/app/within";
import { phases } from "@/lib/domain/tasks/phases";
import { isSettled } from "@/lib/domain/tasks/state";
import { checklistHref } from "@/lib/queries/checklist-links";
import { tasksQuery } from "@/lib/queries/tasks";

type Props = { params: Promise<{ migration: string }> };

/** The first phase that has something to do. */
export default async function Page({ params }: Props) {
  const { migration } = await params;
  await requireActor(`/m/${migration}/checklists`);
  // Where it cannot be told, the page it leads to says why.
  const { items } = await askWithin(tasksQuery(migration, false)).catch(() => ({ items: [] }));
  const current = phases.find((id) => items.some(({ phase, state }) => phase === id && !isSettled(state)));
  redirect(checklistHref(migration, current ?? "retain"));
}
