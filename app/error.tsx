"use client";

import { PlainFrame } from "@/components/frame/plain-frame";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PlainFrame>
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
    </PlainFrame>
  );
}
