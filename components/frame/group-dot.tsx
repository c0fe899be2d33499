import type { GroupRole } from "@/lib/domain/stages";

/** The colour of a side as a filled shape. */
export const sideFills: Record<GroupRole, string> = { source: "bg-orig", target: "bg-new" };

/** Follows the management group's name; the word or the place says which side, the dot repeats it. */
export function GroupDot({ role }: { role: GroupRole }) {
  return <span aria-hidden className={`inline-block size-2 shrink-0 rounded-full ${sideFills[role]}`} />;
}
