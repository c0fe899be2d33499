import { PlainFrame } from "@/components/frame/plain-frame";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

export default function NotFound() {
  return (
    <PlainFrame>
      <h1 className="sr-only">Page not found</h1>
      <EmptyState title="There is no such page" action={<ButtonLink href="/?all">All migrations</ButtonLink>}>
        The address may be mistyped, or the link may belong to another server. Nothing was changed.
      </EmptyState>
    </PlainFrame>
  );
}
