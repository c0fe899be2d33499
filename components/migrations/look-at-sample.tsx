"use client";

import { FlaskConical } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Failure } from "@/components/ui/states";
import { useChange } from "@/components/ui/use-change";
import { loadSample } from "@/lib/queries/migrations";

/** One click to an example in its middle, made of exports by the ordinary import. */
export function LookAtSample() {
  const router = useRouter();
  const load = useChange(loadSample, { after: ({ id }) => router.push(`/m/${id}`) });
  return (
    <>
      <Button size="large" icon={FlaskConical} disabled={load.isPending || load.isSuccess} onClick={() => load.mutate()}>
        {load.isPending ? "Importing the sample…" : "Look at the sample"}
      </Button>
      <Failure of={load.error} className="w-full" />
    </>
  );
}
