"use client";

import { useMutation } from "@tanstack/react-query";
import { FlaskConical } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/states";
import { loadSample } from "@/lib/queries/migrations";

/** One click to an almost finished example, made of real exports by the real import. */
export function LookAtSample() {
  const router = useRouter();
  const load = useMutation({
    mutationFn: loadSample,
    onSuccess: ({ id }) => router.push(`/m/${id}`),
  });
  return (
    <>
      <Button size="large" icon={FlaskConical} disabled={load.isPending || load.isSuccess} onClick={() => load.mutate()}>
        {load.isPending ? "Importing the sample…" : "Look at the sample"}
      </Button>
      {load.error && (
        <div className="w-full">
          <Note tone="bad" role="alert" title={load.error.message} />
        </div>
      )}
    </>
  );
}
