"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { roleNames } from "@/components/frame/role-names";
import { day } from "@/components/moments/moments";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { Confirm } from "@/components/ui/confirm";
import { EmptyState } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import type { Token, TokenWithSecret } from "@/lib/contracts/people";
import { revokeToken, tokensQuery } from "@/lib/queries/settings";
import { AddToken } from "./add-token";
import { cell, row, SettingsList } from "./settings-list";
import { ShownOnce } from "./shown-once";

const columns = [{ name: "Name" }, { name: "Role" }, { name: "Made" }, { name: "Expires" }, { name: "Actions" }];

export function TokensPage() {
  const tokens = useQuery(tokensQuery);
  const [adding, setAdding] = useState(false);
  const [asked, setAsked] = useState<Token | null>(null);
  const [made, setMade] = useState<TokenWithSecret | null>(null);
  const revoke = useChange(revokeToken, { says: ({ name }) => `The token ${name} is revoked`, after: () => setAsked(null) });
  return (
    <>
      <div className="flex items-center justify-between gap-4">
        <p className="text-ink2">For scripts: a token acts for a person, with at most their role, or is a service of its own.</p>
        <Button look="primary" icon={Plus} onClick={() => setAdding(true)}>
          New token
        </Button>
      </div>
      {tokens.data?.total === 0 ? (
        <div className="card">
          <EmptyState title="There is no token yet">A script that sends exports every night needs one.</EmptyState>
        </div>
      ) : (
        <SettingsList of={tokens} what="Tokens" columns={columns}>
          {(items) => items.map((token) => <TokenRow key={token.id} token={token} onRevoke={() => setAsked(token)} />)}
        </SettingsList>
      )}
      {adding && <AddToken onClose={() => setAdding(false)} onAdded={setMade} />}
      <Confirm
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={`Revoke ${asked?.name ?? ""}`}
        verb="Revoke"
        danger
        of={revoke}
        onConfirm={() => asked && revoke.mutate(asked.id)}
      >
        <p>Scripts that use it are refused from then on. It cannot be brought back.</p>
      </Confirm>
      <ShownOnce title={`Token ${made?.token.name ?? ""}`} what="token" secret={made?.secret ?? null} onClose={() => setMade(null)}>
        It is shown this once. Scripts send it as “Authorization: Bearer …”.
      </ShownOnce>
    </>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke: () => void }) {
  const expired = token.expiresAt !== null && Date.parse(token.expiresAt) < Date.now();
  const over = token.revokedAt !== null || expired;
  return (
    <tr className={classes(row, over && "text-ink3")}>
      <td className={classes(cell, "phone:basis-full")}>
        <span className="flex min-w-0 flex-wrap items-center gap-2">
          <span className="font-medium break-all">{token.name}</span>
          {token.revokedAt ? <Badge>Revoked {day(token.revokedAt, "UTC")}</Badge> : expired && <Badge>Expired</Badge>}
        </span>
        <span className="block text-small text-ink3">{token.person ? `for ${token.person.name}` : "service"}</span>
      </td>
      <td className={classes(cell, "whitespace-nowrap")}>{roleNames[token.role]}</td>
      <td className={classes(cell, "whitespace-nowrap")}>
        {day(token.createdAt, "UTC")} <span className="text-ink3">by {token.createdBy}</span>
      </td>
      <td className={classes(cell, "whitespace-nowrap")}>{token.expiresAt ? day(token.expiresAt, "UTC") : "never"}</td>
      <td className={classes(cell, "w-0 text-right phone:ml-auto phone:w-auto")}>
        {!token.revokedAt && (
          <Button size="small" look="danger" onClick={onRevoke}>
            Revoke<span className="sr-only"> {token.name}</span>
          </Button>
        )}
      </td>
    </tr>
  );
}
