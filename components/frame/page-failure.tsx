import { RetryState } from "@/components/ui/states";

/** What Next.js hands to the page it shows when drawing failed. */
export type PageFailureProps = { error: Error & { digest?: string }; reset: () => void };

export function PageFailure({ error, reset }: PageFailureProps) {
  return (
    <RetryState title="This page could not be shown" onRetry={reset}>
      Nothing was changed. {error.digest && `The server's log names this failure ${error.digest}.`}
    </RetryState>
  );
}
