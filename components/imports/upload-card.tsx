"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleX, Copy, FileUp, Wrench, X } from "lucide-react";
import { useMigration } from "@/components/frame/current-migration";
import { fileSize } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { agentsCommand } from "@/lib/domain/export-command";
import { ProblemError } from "@/lib/queries/request";
import { standingQuery } from "@/lib/queries/standing";
import { CapturedTime } from "./captured-time";
import { ExportCommand } from "./export-command";
import { IssueList } from "./issue-list";
import { NothingWaits } from "./nothing-waits";
import { progressOf } from "./upload-words";
import { type Upload, useUploads } from "./uploads";

/** A file that the server does not hold yet: on its way, refused, or there already. `commanded`: a card above shows the command. */
export function UploadCard({ upload, commanded }: { upload: Upload; commanded: boolean }) {
  const { again, drop } = useUploads();
  const migration = useMigration();
  const { file, state, error, duplicate } = upload;
  const Icon = state === "refused" ? CircleX : state === "duplicate" ? Copy : FileUp;
  const timeIsWrong = error instanceof ProblemError && (error.code === "bad-captured-at" || error.code === "captured-in-future");
  const isEmpty = error instanceof ProblemError && error.code === "empty";
  return (
    <li className="card flex items-start gap-3 p-3.5">
      <Icon size={18} strokeWidth={1.75} aria-hidden className={state === "refused" ? "mt-0.5 text-bad-text" : "mt-0.5 text-ink3"} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-semibold" title={file.name}>
          {file.name} <span className="font-normal text-ink3">{fileSize(file.size)}</span>
        </p>
        {(state === "waiting" || state === "sending") && <SendingLine upload={upload} />}
        {state === "duplicate" && duplicate && (
          <p className="text-small text-ink2">
            The same export is already here as{" "}
            <Link className="link" href={`/m/${migration.id}/imports/${duplicate.id}`}>
              import #{duplicate.number}
            </Link>
            . Nothing was changed.
          </p>
        )}
        {state === "refused" && error && (
          <div role="alert" className="mt-0.5">
            <p>{error.message}</p>
            <Refusal error={error} commanded={commanded} />
            <div className="mt-2.5 flex flex-wrap items-center gap-x-3 gap-y-2">
              {isEmpty ? (
                <NothingWaits onTake={(said) => again(upload, said)} />
              ) : timeIsWrong && upload.said.capturedAt ? (
                <CapturedTime
                  instant={upload.said.capturedAt}
                  timeZone={migration.timeZone}
                  onChange={(capturedAt) => again(upload, { capturedAt })}
                />
              ) : (
                <Button size="small" onClick={() => again(upload, {})}>
                  Try again
                </Button>
              )}
              <span className="text-small text-ink3">Nothing was changed.</span>
            </div>
          </div>
        )}
      </div>
      {state !== "sending" && <IconButton label={`Close ${file.name}`} icon={X} onClick={() => drop(upload.key)} />}
    </li>
  );
}

const repeatedOf = (error: Error) =>
  error instanceof ProblemError ? error.problem.issues?.find((issue) => issue.message === error.message) : undefined;

/** Whether the way to mend it is to export the agents anew. */
export const asksForCommand = ({ state, error }: Upload): boolean =>
  state === "refused" && error !== undefined && repeatedOf(error)?.hint.endsWith(agentsCommand) === true;

/** How to fix the file; issues that only repeat the sentence above are not said twice, nor is a command that stands above. */
function Refusal({ error, commanded }: { error: Error; commanded: boolean }) {
  const issues = error instanceof ProblemError ? (error.problem.issues ?? []) : [];
  const hint = repeatedOf(error)?.hint;
  const exported = hint?.endsWith(agentsCommand);
  const words = exported ? hint?.slice(0, -agentsCommand.length).trimEnd() : hint;
  const others = issues.filter((issue) => issue.message !== error.message);
  return (
    <>
      {hint && (
        <p className="mt-0.5 flex items-start gap-1.5 text-small text-ink2">
          <Wrench size={12} strokeWidth={2} aria-hidden className="mt-[3px] shrink-0 text-ink3" />
          {exported && commanded ? words?.replace(/:$/, " the command above.") : words}
        </p>
      )}
      {exported && !commanded && (
        <div className="mt-1.5 max-w-3xl">
          <ExportCommand />
        </div>
      )}
      {others.length > 0 && <IssueList issues={others} />}
    </>
  );
}

function SendingLine({ upload }: { upload: Upload }) {
  const { data: standing } = useQuery(standingQuery(upload.id ?? ""));
  const { words, share } = progressOf(upload, standing);
  return (
    <div className="mt-1.5 flex items-center gap-3">
      <div
        role="progressbar"
        aria-label={`Upload of ${upload.file.name}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.floor(share * 100)}
        aria-valuetext={words}
        className="h-1 flex-1 overflow-hidden rounded-bar bg-hover"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${share * 100}%` }} />
      </div>
      <span className="w-40 text-right text-small tabular-nums text-ink2">{words}</span>
    </div>
  );
}
