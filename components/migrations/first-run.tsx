import { EmptyState } from "@/components/ui/states";
import { SetUpSteps } from "./set-up-steps";

/** What to do when there is no migration. */
export function FirstRun({ creates }: { creates: boolean }) {
  if (!creates)
    return (
      <div className="pt-16">
        <EmptyState title="There is no migration yet">A migration lead or administrator creates the first one.</EmptyState>
      </div>
    );
  return (
    <div className="mx-auto max-w-280 px-5 py-10 phone:px-4 phone:py-6 desk:py-24">
      <h1 className="text-display">Set up your first migration</h1>
      <p className="mt-2 mb-6 text-lead text-ink2">
        About ten minutes; you can stop after step 2 and come back. The sample is a half-finished migration of 61 servers; its last exports
        are from yesterday. Archive it when you have seen enough.
      </p>
      <SetUpSteps migration={null} />
    </div>
  );
}
