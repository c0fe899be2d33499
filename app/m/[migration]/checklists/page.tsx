import { redirect } from "next/navigation";
import { migrationOf, tasksOf } from "@/app/reads";
import { requireActor } from "@/app/session";
import { phases } from "@/lib/domain/tasks/phases";
import { isSettled } from "@/lib/domain/tasks/state";
import { checklistHref } from "@/lib/queries/tasks";

type Props = { params: Promise<{ migration: string }> };

/** The first phase that has something to do. */
export default async function Page({ params }: Props) {
  const { migration } = await params;
  const actor = await requireActor(`/m/${migration}/checklists`);
  await migrationOf(migration);
  const { items } = await tasksOf(migration, actor);
  const current = phases.find((id) => items.some(({ phase, state }) => phase === id && !isSettled(state)));
  redirect(checklistHref(migration, current ?? "retain"));
}
