import type { Metadata } from "next";
import { pageOf } from "@/app/page-of";
import { TokensPage } from "@/components/settings/tokens-page";
import { EmptyState } from "@/components/ui/states";
import { tokensQuery } from "@/lib/queries/settings";

export const metadata: Metadata = { title: "Tokens" };

export default pageOf(() => ({
  at: "/settings/tokens",
  of: [tokensQuery],
  page: <TokensPage />,
  unless: {
    verb: "tokens.edit",
    page: <EmptyState title="Tokens are for administrators">Ask one for a token for your script.</EmptyState>,
  },
}));
