import { Missing } from "@/components/frame/missing";

export function NoImport() {
  return (
    <Missing what="import" path="imports" all="All imports">
      The link may belong to another migration. Imports are never deleted, not even when they are undone.
    </Missing>
  );
}
