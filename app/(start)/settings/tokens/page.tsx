import type { Metadata } from "next";
import { Prefetched } from "@/app/prefetched";
import { requireActor } from "@/app/session";
import { TokensPage } from "@/components/settings/tokens-page";
import { EmptyState } from "@/components/ui/states";
import { may } from "@/lib/domain/roles";
import { tokensQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "Tokens" };

export default async function Page() {
  const actor = await requireActor("/settings/tokens");
  if (!may(actor, "tokens.edit"))
    return <EmptyState title="Tokens are for administrators">Ask one for a token for your script.</EmptyState>;
  return (
    <Prefetched of={[tokensQuery]}>
      <TokensPage />
    </Prefetched>
  );
}
