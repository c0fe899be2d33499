import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { PeoplePage } from "@/components/settings/people-page";
import { EmptyState } from "@/components/ui/states";
import { peopleQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "People" };

export default pageOf(() => ({
  at: "/settings/people",
  of: [peopleQuery],
  page: <PeoplePage />,
  unless: {
    verb: "people.edit",
    page: <EmptyState title="People are for administrators">Ask one for an account or another role.</EmptyState>,
  },
}));
