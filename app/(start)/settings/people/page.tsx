import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { PeoplePage } from "@/components/settings/people-page";
import { EmptyState } from "@/components/ui/states";
import { may } from "@/lib/domain/roles";
import { peopleQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "People" };

export default async function Page() {
  const actor = await requireActor("/settings/people");
  if (!may(actor, "people.edit"))
    return <EmptyState title="People are for administrators">Ask one for an account or another role.</EmptyState>;
  return (
    <Prefetched of={[peopleQuery]}>
      <PeoplePage />
    </Prefetched>
  );
}
