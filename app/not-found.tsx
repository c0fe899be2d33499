import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";

export default function NotFound() {
  return (
    <main className="pt-24">
      <h1 className="sr-only">Page not found</h1>
      <EmptyState title="There is no such page" action={<ButtonLink href="/">All migrations</ButtonLink>}>
        The address may be mistyped, or the link may be of another server.
      </EmptyState>
    </main>
  );
}
