import { Missing } from "@/components/frame/missing";

export function NoServer() {
  return (
    <Missing what="server" path="inventory/management-servers" all="Management servers">
      The import that listed it may have been undone.
    </Missing>
  );
}
