import type { GroupRole } from "@/lib/domain/stages";

/** Follows the management group's name; the word or the place says which side, the dot repeats it. */
export function GroupDot({ role }: { role: GroupRole }) {
  return <span aria-hidden className={`inline-block size-2 shrink-0 rounded-full ${role === "source" ? "bg-orig" : "bg-new"}`} />;
}
