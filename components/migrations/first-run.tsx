import { History, Plus, ShieldCheck } from "lucide-react";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { LookAtSample } from "./look-at-sample";

/** What to do when there is no migration, and what Tandem will not do. */
export function FirstRun({ creates }: { creates: boolean }) {
  if (!creates)
    return (
      <div className="pt-16">
        <EmptyState title="There is no migration yet">A migration lead or administrator creates the first one.</EmptyState>
      </div>
    );
  return (
    <div className="mx-auto grid max-w-250 items-center gap-10 px-5 py-16 desk:grid-cols-[1fr_320px] desk:py-32">
      <div>
        <h1 className="text-display">Set up your first migration</h1>
        <p className="mt-2 max-w-130 text-lead text-ink2">
          Name it, say which management groups it goes from and to, then drop the first export. About ten minutes.
        </p>
        <div className="mt-6 flex flex-wrap gap-2">
          <ButtonLink href="/migrations/new" look="primary" size="large" icon={Plus}>
            New migration
          </ButtonLink>
          <LookAtSample />
        </div>
        <p className="mt-3 max-w-130 text-small text-ink3">
          The sample is a migration of 62 servers in February and March 2014, almost finished, made of 21 exports. Archive it when you have
          seen enough.
        </p>
      </div>
      <ul className="flex flex-col gap-4">
        <li className="flex gap-3">
          <ShieldCheck size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-ink2" />
          <span>
            <b className="font-semibold">Read only</b>
            <span className="block text-small text-ink2">
              Tandem never connects to your management groups. It reads the files you give it.
            </span>
          </span>
        </li>
        <li className="flex gap-3">
          <History size={16} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0 text-ink2" />
          <span>
            <b className="font-semibold">Every import is kept</b>
            <span className="block text-small text-ink2">
              Any number can be traced to the file, row and hour it came from, and any import can be undone.
            </span>
          </span>
        </li>
      </ul>
    </div>
  );
}
