import { oneDecimal } from "@/components/moments/numbers";
import { RowsLink } from "@/components/overview/rows-link";
import type { Remaining } from "@/lib/contracts/remaining";
import { type AgentFilter, inventoryHref } from "@/lib/queries/agent-links";

type Props = { total: Remaining["total"]; migration: string; asOf: string | null };

/** The numbers of the whole before its parts, each opening its rows. */
export function RemainingSentence({ total: { inScope, done, notDone, percentDone, excluded, gone }, migration, asOf }: Props) {
  const rows = (filter: Partial<AgentFilter>, value: number, said: { words: string } | { name: string }) => (
    <RowsLink href={inventoryHref(migration, { ...filter, asOf })} value={value} {...said} />
  );
  if (inScope === 0) return <p className="text-ink2">No agent is in scope{asOf ? " at that moment" : " yet"}.</p>;
  return (
    <p className="text-ink2">
      {notDone === 0 ? (
        <>All {rows({ inScope: true }, inScope, { words: "agents in scope" })} are done. </>
      ) : (
        <>
          {rows({ inScope: true, done: false }, notDone, { name: "not done" })} of{" "}
          {rows({ inScope: true }, inScope, { words: "agents in scope" })} {notDone === 1 ? "is" : "are"} not done;{" "}
          {rows({ inScope: true, done: true }, done, { name: "done" })} {done === 1 ? "is" : "are"}, {oneDecimal(percentDone)} %.{" "}
        </>
      )}
      Counted apart: {rows({ excluded: true }, excluded, { words: "excluded" })},{" "}
      {rows({ stage: ["gone"], excluded: false }, gone, { words: "gone" })}.
    </p>
  );
}
