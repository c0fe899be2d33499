"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { useChange } from "@/components/ui/use-change";
import type { Gate, SignatureInput } from "@/lib/contracts/gates";
import { gateName } from "@/lib/domain/gates/state";
import { signGate, withdrawSignature } from "@/lib/queries/gates";
import { WaiveDialog } from "./waive-dialog";

type Props = { gate: Gate; migration: string };

/** One thing to do next: sign, say why something may pass, or withdraw what was signed. */
export function GateActions({ gate, migration }: Props) {
  const [asking, setAsking] = useState<"sign" | "waive" | "withdraw" | null>(null);
  const close = () => setAsking(null);
  const name = gateName(gate.phase);
  const sign = useChange((body: SignatureInput) => signGate(migration, gate.phase, body), { says: `${name} signed`, after: close });
  const withdraw = useChange((reason: string) => withdrawSignature(migration, gate.phase, { reason }), {
    says: "Signature withdrawn",
    after: close,
  });
  const never = gate.open.some(({ waivable }) => !waivable);
  if (gate.signature)
    return (
      <div>
        <Button size="small" onClick={() => setAsking("withdraw")}>
          Withdraw the signature…
        </Button>
        {asking === "withdraw" && (
          <Confirm
            onClose={close}
            title={`Withdraw the signature of the ${name}?`}
            verb="Withdraw"
            reasonLabel="Why it is withdrawn"
            of={withdraw}
            onConfirm={(reason) => withdraw.mutate(reason)}
          >
            <p>The activity keeps who signed, when, and what was waived. The gate can be signed anew.</p>
          </Confirm>
        )}
      </div>
    );
  return (
    <div className="flex gap-2">
      <Button look="primary" className="flex-1" disabled={gate.open.length > 0} onClick={() => setAsking("sign")}>
        Sign the gate
      </Button>
      {gate.open.length > 0 && (
        <Button
          disabled={never}
          title={never ? "What always stops has no reason that lets it pass" : undefined}
          onClick={() => setAsking("waive")}
        >
          Waive…
        </Button>
      )}
      {asking === "sign" && (
        <Confirm onClose={close} title={`Sign the ${name}?`} verb="Sign" of={sign} onConfirm={() => sign.mutate({})}>
          <p>Your name, the time and what exports say now are kept. A later export that disagrees shows here and undoes nothing.</p>
        </Confirm>
      )}
      {asking === "waive" && (
        <WaiveDialog gate={gate} name={name} of={sign} onClose={close} onSign={(waivers) => sign.mutate({ waivers })} />
      )}
    </div>
  );
}
