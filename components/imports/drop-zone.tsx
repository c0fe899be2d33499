import { FileUp } from "lucide-react";
import { Link } from "@/components/ui/link";
import { ChooseFiles } from "./choose-files";
import { ExportCommand } from "./export-command";

/** Where to start; once there is a history it shrinks to a line. Dropping works anywhere on the page. */
export function DropZone({ base, first }: { base: string; first: boolean }) {
  if (!first)
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-dashed border-line2 px-3.5 py-3 print:hidden">
        <FileUp size={18} strokeWidth={1.75} aria-hidden className="text-ink3" />
        <p className="min-w-0 flex-1 text-ink2">
          <span className="phone:hidden">
            <b className="font-semibold text-ink">Drop exports anywhere</b> on this page, several at once.{" "}
          </span>
          You see every change before it counts.{" "}
          <Link href={`${base}/imports/collected`} className="link">
            Collect instead of exporting
          </Link>
        </p>
        <ChooseFiles base={base} size="small">
          Choose files
        </ChooseFiles>
      </div>
    );
  return (
    <section aria-label="First import" className="card mx-auto w-full max-w-150 p-6 text-center">
      <FileUp size={26} strokeWidth={1.5} aria-hidden className="mx-auto text-ink2" />
      <h2 className="mt-3 text-panel font-semibold tracking-[-0.01em]">Start with the agents of the original management group</h2>
      <p className="mx-auto mt-1 mb-4 max-w-110 text-ink2">
        Run this in the Operations Manager Shell of any of its management servers, then drop the file here. Any encoding or date format. You
        see every change before it counts.
      </p>
      <ExportCommand />
      <div className="mt-3 rounded-field border border-dashed border-line2 p-5">
        <p className="mb-2.5 font-semibold">Drop exports anywhere on this page</p>
        <ChooseFiles base={base} look="primary">
          Choose files
        </ChooseFiles>
      </div>
      <p className="mt-4 text-small text-ink3">
        Later, when its first server is up, do the same on the new management group. Or{" "}
        <Link href={`${base}/imports/collected`} className="link">
          let the collector bring all of it
        </Link>{" "}
        every day.
      </p>
    </section>
  );
}
