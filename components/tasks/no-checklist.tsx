import { Missing } from "@/components/frame/missing";

export function NoChecklist() {
  return (
    <Missing what="checklist" path="checklists" all="Checklist">
      There is one for each of the four phases.
    </Missing>
  );
}
