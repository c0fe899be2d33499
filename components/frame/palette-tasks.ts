import { useQuery } from "@tanstack/react-query";
import { FileInput, ListChecks } from "lucide-react";
import { phaseNames } from "@/lib/domain/tasks/phases";
import { checklistHref } from "@/lib/queries/checklist-links";
import { importsQuery } from "@/lib/queries/imports";
import { tasksQuery } from "@/lib/queries/tasks";
import { type Found, matching, type PaletteItem } from "./palette-items";

const most = 6;

/** Tasks by key, title and server, and imports by number and file name; nothing before something is typed. */
export function usePaletteTasks(migration: string | null, text: string): Found {
  const q = text.trim();
  const enabled = migration !== null && q.length > 1;
  const tasks = useQuery({ ...tasksQuery(migration ?? "", false), enabled });
  const imports = useQuery({ ...importsQuery(migration ?? ""), enabled });
  if (!enabled) return { items: [], known: true };
  const ofTasks = (tasks.data?.items ?? []).map(({ id, key, title, subject, phase }): PaletteItem => {
    const hint = [subject, `${key}, ${phaseNames[phase]}`].filter(Boolean).join(" · ");
    return { id: `task ${id}`, group: "Tasks", words: title, hint, icon: ListChecks, href: checklistHref(migration, phase, { task: id }) };
  });
  const ofImports = (imports.data?.items ?? []).map(
    ({ id, number, fileName }): PaletteItem => ({
      id: `import ${id}`,
      group: "Imports",
      words: fileName,
      hint: `#${number}`,
      icon: FileInput,
      href: `/m/${migration}/imports/${id}`,
    }),
  );
  return {
    items: [...matching(ofTasks, q).slice(0, most), ...matching(ofImports, q).slice(0, most)],
    known: !tasks.isPending && !imports.isPending,
  };
}
