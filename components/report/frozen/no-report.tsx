import { Missing } from "@/components/frame/missing";

export function NoReport() {
  return (
    <Missing what="report" path="report/frozen" all="Frozen reports">
      The link may belong to another migration. Frozen reports are never deleted.
    </Missing>
  );
}
