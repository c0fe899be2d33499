import { CircleUser, FileInput, ListChecks, type LucideIcon, Milestone, Server } from "lucide-react";

const shapes: Record<string, LucideIcon> = {
  import: FileInput,
  agent: Server,
  component: Server,
  migration: Milestone,
  task: ListChecks,
};

export function EventIcon({ kind }: { kind: string }) {
  const Shape = shapes[kind] ?? CircleUser;
  return <Shape size={15} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-ink3" />;
}
