"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/confirm";
import { Note } from "@/components/ui/states";
import { useToast } from "@/components/ui/toast";
import type { Gate, SignatureInput } from "@/lib/contracts/gates";
import { gateName } from "@/lib/domain/gates/state";
import { signGate, withdrawSignature } from "@/lib/queries/gates";
import { WaiveDialog } from "./waive-dialog";

type Props = { gate: Gate; migration: string };

/** One thing to do next: sign, say why something may pass, or withdraw what was signed. */
export function GateActions({ gate, migration }: Props) {
  const toast = useToast();
  const [asking, setAsking] = useState<"sign" | "waive" | "withdraw" | null>(null);
  const done = (words: string) => () => {
    setAsking(null);
    toast(words);
  };
  const name = gateName(gate.phase);
  const sign = useMutation({
    mutationFn: (body: SignatureInput) => signGate(migration, gate.phase, body),
    onSuccess: done(`${name} signed`),
  });
  const withdraw = useMutation({
    mutationFn: (reason: string) => withdrawSignature(migration, gate.phase, { reason }),
    onSuccess: done("Signature withdrawn"),
  });
  const never = gate.open.some(({ waivable }) => !waivable);
  const failure = sign.error ?? withdraw.error;
  const error = failure && <Note tone="bad" role="alert" title={failure.message} />;
  const close = () => {
    setAsking(null);
    sign.reset();
    withdraw.reset();
  };
  if (gate.signature)
    return (
      <div>
        <Button size="small" onClick={() => setAsking("withdraw")}>
          Withdraw the signature…
        </Button>
        {asking === "withdraw" && (
          <Confirm
            open
            onClose={close}
            title={`Withdraw the signature of the ${name}?`}
            verb="Withdraw"
            reasonLabel="Why it is withdrawn"
            busy={withdraw.isPending}
            onConfirm={(reason) => withdraw.mutate(reason)}
          >
            <p>The activity keeps who signed, when, and what was waived. The gate can be signed anew.</p>
            {error}
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
        <Confirm open onClose={close} title={`Sign the ${name}?`} verb="Sign" busy={sign.isPending} onConfirm={() => sign.mutate({})}>
          <p>Your name, the time and what exports say now are kept. A later export that disagrees shows here and undoes nothing.</p>
          {error}
        </Confirm>
      )}
      {asking === "waive" && (
        <WaiveDialog gate={gate} name={name} busy={sign.isPending} onClose={close} onSign={(waivers) => sign.mutate({ waivers })}>
          {error}
        </WaiveDialog>
      )}
    </div>
  );
}
