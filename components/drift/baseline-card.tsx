"use client";

import { Lock } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/frame/actor";
import { wholeMoment } from "@/components/moments/moments";
import { count, counted } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { DriftList } from "@/lib/contracts/drift";
import type { Migration } from "@/lib/contracts/migrations";
import { FreezeDialog } from "./freeze-dialog";

/** When the original was frozen, by whom, from which imports, and what it consisted of. */
export function BaselineCard({ drift: { baseline, history, missing }, migration }: { drift: DriftList; migration: Migration }) {
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const freezes = may("baseline.freeze", migration);
  return (
    <Card
      title="Baseline"
      aside={
        freezes && (
          <Button
            size="small"
            look={baseline ? "default" : "primary"}
            icon={Lock}
            disabled={missing.length > 0}
            onClick={() => setAsking(true)}
          >
            {baseline ? "Renew…" : "Freeze…"}
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-2.5 px-3.5 pt-1.5 pb-3.5">
        {baseline ? (
          <>
            <p>
              {baseline.name && <b className="block font-semibold">{baseline.name}</b>}
              <span className="text-small text-ink2">
                Frozen by {baseline.by} on {wholeMoment(baseline.at, migration.timeZone)}
              </span>
            </p>
            {baseline.reason && (
              <p className="text-small text-ink2">
                {baseline.number > 1 ? "Renewed" : "Why"}: {baseline.reason}
              </p>
            )}
            <dl className="grid grid-cols-3 gap-2">
              <Count name="Agents" value={baseline.agents} />
              <Count name="Servers" value={baseline.servers} />
              <Count name="Gateways" value={baseline.gateways} />
            </dl>
            <Builds builds={baseline.builds} />
            <p className="text-small text-ink2">
              From{" "}
              {baseline.imports.map(({ id, number }, i) => (
                <span key={id}>
                  {i > 0 && ", "}
                  <Link
                    href={`/m/${migration.id}/imports/${id}`}
                    className="rounded-bar underline decoration-line2 underline-offset-2 hover:decoration-ink"
                  >
                    import #{number}
                  </Link>
                </span>
              ))}
            </p>
            {history.length > 0 && (
              <details className="text-small text-ink2">
                <summary className="w-fit cursor-pointer rounded-bar hover:text-ink">{counted(history.length, "earlier baseline")}</summary>
                <ul className="mt-1 flex flex-col gap-1">
                  {history.map(({ id, name, at, by, reason }) => (
                    <li key={id}>
                      {name ?? "Baseline"}, {wholeMoment(at, migration.timeZone)}, {by}
                      {reason && `: ${reason}`}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        ) : (
          <p className="text-ink2">
            Nothing is frozen yet. A baseline keeps the servers, builds and agents of the original as its exports tell them now; every later
            export is held against it.
          </p>
        )}
        {missing.length > 0 && (
          <ul className="flex flex-col gap-0.5 text-small text-warn-text">
            {missing.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </div>
      {asking && <FreezeDialog migration={migration} renews={baseline !== null} onClose={() => setAsking(false)} />}
    </Card>
  );
}

function Count({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt className="text-caption font-medium text-ink2">{name}</dt>
      <dd className="text-title tabular-nums">{count(value)}</dd>
    </div>
  );
}

const mostBuilds = 6;

function Builds({ builds }: { builds: NonNullable<DriftList["baseline"]>["builds"] }) {
  const rest = builds.length - mostBuilds;
  return (
    <table className="w-full text-small">
      <thead className="text-caption text-ink3">
        <tr>
          <th scope="col" className="py-1 text-left font-medium">
            Build
          </th>
          <th scope="col" className="text-right font-medium">
            Agents
          </th>
          <th scope="col" className="text-right font-medium">
            Servers
          </th>
        </tr>
      </thead>
      <tbody>
        {builds.slice(0, mostBuilds).map(({ version, release, agents, servers }) => (
          <tr key={version} className="border-t border-line">
            <td className="py-1">
              {release ?? "Unknown"} <span className="font-mono text-meta text-ink3">{version ?? "–"}</span>
            </td>
            <td className="text-right tabular-nums">{count(agents)}</td>
            <td className="text-right tabular-nums">{count(servers)}</td>
          </tr>
        ))}
      </tbody>
      {rest > 0 && (
        <tfoot>
          <tr className="border-t border-line">
            <td colSpan={3} className="py-1 text-ink3">
              and {counted(rest, "more build")}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
