import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { day } from "@/components/moments/moments";
import { AddToken } from "@/components/settings/add-token";
import { ShownOnce } from "@/components/settings/shown-once";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Failure } from "@/components/ui/states";
import type { TokenWithSecret } from "@/lib/contracts/people";
import { tokensQuery } from "@/lib/queries/settings";

const rule = "It may send collections, is answered with what became of each, and opens nothing else. It is shown once, when it is made.";

/** What the collector sends its file with: administrators make it, everybody may know what it is. */
export function CollectorTokens({ group }: { group: string }) {
  const may = useMay();
  if (may("tokens.edit")) return <Tokens group={group} />;
  return (
    <Card title="Tokens, role collector">
      <p className="px-3.5 pt-1 pb-3.5 text-ink2">An administrator makes the token that the collector sends its file with. {rule}</p>
    </Card>
  );
}

function Tokens({ group }: { group: string }) {
  const { data, error } = useQuery(tokensQuery);
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<TokenWithSecret | null>(null);
  const own = data?.items.filter(({ role, revokedAt }) => role === "collector" && revokedAt === null) ?? [];
  const name = freeName(
    `collector-${group.toLowerCase()}`,
    own.map((token) => token.name),
  );
  return (
    <Card
      title="Tokens, role collector"
      aside={
        <Button size="small" icon={Plus} onClick={() => setAdding(true)}>
          New token
        </Button>
      }
    >
      <ul className="mt-2.5">
        {own.map((token) => (
          <li key={token.id} className="flex items-start gap-2.5 border-t border-line px-3.5 py-2">
            <KeyRound size={14} strokeWidth={1.75} aria-hidden className="mt-0.75 shrink-0 text-ink3" />
            <span className="min-w-0 flex-1">
              <span className="block font-medium break-all">{token.name}</span>
              <span className="block text-meta text-ink3">
                made {day(token.createdAt, "UTC")} by {token.createdBy}
              </span>
            </span>
            <span className="shrink-0 pt-px text-meta text-ink3">{expiry(token.expiresAt)}</span>
          </li>
        ))}
      </ul>
      <Failure of={error} className="mx-3.5 mt-1" />
      <p className="border-t border-line px-3.5 py-3 text-small text-ink2">
        {data && own.length === 0 && "There is none yet. "}
        {rule}{" "}
        <Link href="/settings/tokens" className="link">
          All tokens
        </Link>
      </p>
      {adding && <AddToken begun={{ role: "collector", name }} onClose={() => setAdding(false)} onAdded={setMade} />}
      <ShownOnce title={`Token ${made?.token.name ?? ""}`} what="token" secret={made?.secret ?? null} onClose={() => setMade(null)}>
        It is shown this once. Save it in the file beside the script, and let only the account of the task read that.
      </ShownOnce>
    </Card>
  );
}

const expiry = (at: string | null) => (at === null ? "never ends" : Date.parse(at) < Date.now() ? "ended" : `until ${day(at, "UTC")}`);

const freeName = (name: string, taken: readonly string[], number = 2): string =>
  taken.includes(name) ? freeName(`${name.replace(/-\d+$/, "")}-${number}`, taken, number + 1) : name;
