import type { QueryKey } from "@tanstack/react-query";
import type { ChangeNotice } from "@/lib/contracts/activity";

/** Everything of one migration lives under this key. */
export const migrationKey = (migration: string) => ["migration", migration] as const;

type Touched = (migration: string) => QueryKey[];
const parts =
  (...names: string[]): Touched =>
  (migration) =>
    names.map((name) => [...migrationKey(migration), name]);

/** What may look different after a change of each subject, whoever made it: all that the stream of changes tells, and what each page asked for itself. */
export const touched: Record<ChangeNotice["subject"], Touched> = {
  import: (migration) => [migrationKey(migration)],
  migration: (migration) => [migrationKey(migration), ["migrations"]],
  agent: parts("agents", "agent", "components", "pending", "progress", "tasks", "gates", "drift", "notices", "activity"),
  component: parts("components", "component", "progress", "tasks", "gates", "notices", "activity"),
  task: parts("tasks", "gates", "progress", "notices", "activity"),
  gate: parts("gates", "tasks", "progress", "notices", "activity"),
  drift: parts("drift", "tasks", "gates", "progress", "notices", "activity"),
  report: parts("reports", "progress", "activity"),
  collected: parts("collected", "notices", "activity"),
};

/** What is changed below a migration whose part of the address begins otherwise than its subject is called; the first that fits. */
const otherwise: [string, Touched][] = [
  ["agents/{fqdn}/other-computers", touched.migration],
  ["baseline", touched.drift],
  ["checklist-templates", () => [["checklist-templates"]]],
  ["checklist-template", touched.task],
  ["groups/{group}/collection-schedule", touched.collected],
  ["notices", parts("notices")],
  ["planned-changes", touched.drift],
];
/** What of the whole installation is kept under a key of its own. Whatever else is changed there touches nothing that is shown. */
const ofInstallation: [string, QueryKey[]][] = [
  ["builds", [["settings", "builds"], ["migration"], ["migrations"]]],
  ["checklist-templates", [["checklist-templates"]]],
  ["limits", [["settings", "limits"], ["migration"], ["migrations"]]],
  ["migrations", [["migrations"]]],
  ["people", [["settings", "people"]]],
  ["sample", [["migrations"]]],
  ["tokens", [["settings", "tokens"]]],
];

const migrations = "/api/v1/migrations/{migration}";

/** What a change touches, by its address: by the subject that it begins with, whatever else is changed in a migration being the migration itself. */
export function touchedAt(address: string, migration: string | undefined): QueryKey[] {
  const [, path = ""] = address.split(" ");
  if (migration === undefined) return fitting(ofInstallation, path.slice("/api/v1/".length)) ?? [];
  const rest = path.slice(migrations.length + 1);
  return (fitting(otherwise, rest) ?? fitting(Object.entries(touched), rest) ?? touched.migration)(migration);
}

const fitting = <T>(list: [string, T][], path: string): T | undefined => list.find(([start]) => path.startsWith(start))?.[1];

/** Whether a key is one of these or lies below one. */
export const isBelow = (key: QueryKey, tops: readonly QueryKey[]): boolean => tops.some((top) => top.every((part, at) => part === key[at]));
