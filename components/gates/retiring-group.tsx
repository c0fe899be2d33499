"use client";

import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { calendarDay, dayAndTime } from "@/components/moments/moments";
import { Button } from "@/components/ui/button";
import type { Migration } from "@/lib/contracts/migrations";
import type { Retirement } from "@/lib/contracts/retirement";
import { polledKinds } from "@/lib/domain/polled/kinds";
import type { ConditionCode } from "@/lib/domain/retire/conditions";
import { ConditionLine } from "./condition-line";
import { RetireGroupDialog, StatementDialog, WithdrawDialog } from "./retire-dialogs";

type Group = Retirement["groups"][number];
type Asked = { what: "retire" | "unretire" } | { what: "state" | "unstate"; kind: (typeof polledKinds)[number] };
const polled = (code: ConditionCode) => polledKinds.find((kind) => kind === code);

/** One original: may its agents leave, may its servers go, and since when it is retired. */
export function RetiringGroup({ group, migration }: { group: Group; migration: Migration }) {
  const edits = useMay()("retirement.edit", migration);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { name, retired, leave, go, statements } = group;
  const close = () => setAsked(null);
  const lines = (conditions: Group["leave"]["conditions"]) => (
    <ul className="divide-y divide-line border-t border-line [--inset:14px]">
      {conditions.map((condition) => {
        const kind = polled(condition.code);
        return (
          <ConditionLine key={condition.code} condition={condition} group={name} migration={migration.id}>
            {kind && edits && !retired && (condition.count === null || statements[kind]) && (
              <Button size="small" onClick={() => setAsked({ what: statements[kind] ? "unstate" : "state", kind })}>
                {statements[kind] ? "Withdraw…" : "There are none…"}
              </Button>
            )}
          </ConditionLine>
        );
      })}
    </ul>
  );
  return (
    <section aria-label={name} className="border-t border-line">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-3.5 py-2.5">
        <div className="min-w-0 flex-1 basis-64">
          <h3 className="font-semibold break-all">{name}</h3>
          <p className="text-small text-ink2">
            {retired
              ? `Retired since ${calendarDay(retired.on)}; said by ${retired.by} on ${dayAndTime(retired.at, migration.timeZone)}: “${retired.reason}”`
              : "Marked as retired, it has no agents from that day on, whatever is exported of it later."}
          </p>
        </div>
        {edits && (
          <Button
            look={!retired && go.ready ? "primary" : "default"}
            disabled={!retired && !go.ready}
            onClick={() => setAsked({ what: retired ? "unretire" : "retire" })}
          >
            {retired ? "Undo the retirement…" : "Mark as retired…"}
          </Button>
        )}
      </header>
      {!retired && (
        <div className="grid border-t border-line desk:grid-cols-2 desk:divide-x desk:divide-line">
          <Question title="May agents leave?" ready={leave.ready}>
            {lines(leave.conditions)}
          </Question>
          <Question title="May servers go?" ready={go.ready} also={leave.ready ? undefined : "Agents may not leave yet."}>
            {lines(go.conditions)}
          </Question>
        </div>
      )}
      {asked?.what === "retire" && <RetireGroupDialog migration={migration} group={group} onClose={close} />}
      {asked?.what === "unretire" && <WithdrawDialog migration={migration.id} group={group} kind={null} onClose={close} />}
      {asked?.what === "state" && <StatementDialog migration={migration.id} group={group} kind={asked.kind} onClose={close} />}
      {asked?.what === "unstate" && <WithdrawDialog migration={migration.id} group={group} kind={asked.kind} onClose={close} />}
    </section>
  );
}

type QuestionProps = { title: string; ready: boolean; also?: string | undefined; children: React.ReactNode };

function Question({ title, ready, also, children }: QuestionProps) {
  return (
    <section aria-label={title} className="min-w-0 max-desk:not-first:border-t max-desk:not-first:border-line">
      <h4 className="flex flex-wrap items-baseline gap-x-2 px-3.5 py-2 text-small font-[550]">
        {title}
        <span className={ready ? "text-good-text" : "text-warn-text"}>{ready ? "Yes" : "Not yet"}</span>
        {also && <span className="font-normal text-ink2">{also}</span>}
      </h4>
      {children}
    </section>
  );
}
