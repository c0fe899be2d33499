"use client";

import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="pt-24">
      <ErrorState
        title="This page could not be shown"
        action={
          <Button size="small" onClick={reset}>
            Try again
          </Button>
        }
      >
        Nothing was changed. {error.digest && `The server's log names this failure ${error.digest}.`}
      </ErrorState>
    </main>
  );
}
