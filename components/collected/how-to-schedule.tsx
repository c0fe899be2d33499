import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { OnlyHere } from "@/components/frame/only-here";
import { DownloadLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Field, Select } from "@/components/ui/field";
import { Note } from "@/components/ui/states";
import type { CollectedAnswer, CollectedGroup } from "@/lib/contracts/collected";
import { isUnencrypted, tokenFile } from "@/lib/domain/collected/command";
import { collectorHref } from "@/lib/queries/collected";
import { Command } from "./command";

type Props = { told: CollectedAnswer; group: CollectedGroup; onChoose: (group: string) => void };

/** From the script to a task that comes by itself, in five steps, for one management group. */
export function HowToSchedule({ told, group, onChoose }: Props) {
  return (
    <Card
      title="Schedule the collector"
      aside={
        <Field label="For the management group" hideLabel>
          <Select value={group.id} onChange={(event) => onChoose(event.target.value)} className="max-w-40">
            {told.groups
              .filter(({ retiredOn }) => retiredOn === null)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        </Field>
      }
    >
      <ol className="flex flex-col gap-3 p-3.5">
        <Step number={1} says="Take it to a machine with the Operations console.">
          <DownloadLink href={collectorHref} download icon={Download} className="self-start">
            Export-TandemInventory.ps1
          </DownloadLink>
        </Step>
        <Step
          number={2}
          says={
            <>
              Save a token of the role collector beside it as <code className="font-mono text-meta">{tokenFile}</code>, for that account
              only.
            </>
          }
        />
        <Step number={3} says="Try it once. It writes a file that you can read, and sends it.">
          <Command of="tryOnce" group={group} post={told.post} />
          <p className="text-small text-ink3">Without -Post and -TokenFile it only writes the file.</p>
        </Step>
        <Step number={4} says="Make the folder for the files of the task, in which its account writes and others read nothing.">
          <Command of="makeFolder" group={group} post={told.post} />
        </Step>
        <Step number={5} says="Make it a task of a managed service account.">
          <Command of="schedule" group={group} post={told.post} />
        </Step>
      </ol>
      <Reach told={told} />
    </Card>
  );
}

/** Why another machine could not send, or should not. */
function Reach({ told: { onlyHere, post } }: Pick<Props, "told">) {
  if (!onlyHere && !isUnencrypted(post)) return null;
  return (
    <div className="px-3.5 pb-3.5">
      {onlyHere ? (
        <OnlyHere title="No other machine can send to this address" />
      ) : (
        <Note tone="warn" title="This address is not encrypted">
          Anybody between the two machines can read the token and the inventory. Put a proxy with TLS in front of Tandem.
        </Note>
      )}
    </div>
  );
}

function Step({ number, says, children }: { number: number; says: ReactNode; children?: ReactNode }) {
  return (
    <li className="flex gap-2.5">
      <span
        aria-hidden
        className="mt-px flex size-4.5 shrink-0 items-center justify-center rounded-full border border-line2 text-meta font-semibold text-ink2 tabular-nums"
      >
        {number}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <p>{says}</p>
        {children}
      </div>
    </li>
  );
}
