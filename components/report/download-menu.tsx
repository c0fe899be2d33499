"use client";

import { Download, X } from "lucide-react";
import { fileSize } from "@/components/moments/numbers";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuGroup, MenuItem } from "@/components/ui/menu";
import type { ReportAddress, ReportFile } from "@/lib/queries/reports";
import { reportFileHref } from "@/lib/queries/reports";
import { useDownload } from "./use-download";

const files: { kind: ReportFile; name: string; words: string; table?: string }[] = [
  { kind: "pdf", name: "PDF", words: "A4, to send on" },
  { kind: "xlsx", name: "Excel", words: "a sheet per table, and every agent" },
  { kind: "pptx", name: "PowerPoint", words: "five slides" },
  { kind: "html", name: "Web page", words: "one file that needs nothing else" },
  { kind: "csv", name: "CSV of the figures", words: "" },
  { kind: "csv", name: "CSV of every agent", words: "", table: "agents" },
];

/** The report as a file. While it is made, how much is here, and a way to stop. */
export function DownloadMenu({ migration, address }: { migration: string; address: ReportAddress }) {
  const { state, start, stop } = useDownload();
  return (
    <span className="flex items-center gap-1.5">
      {state.kind === "running" && (
        <span role="status" className="flex items-center gap-1 text-small text-ink2">
          {state.name}: {state.bytes > 0 ? `${fileSize(state.bytes)} here` : "being made"}
          <IconButton label={`Stop ${state.name}`} icon={X} onClick={stop} />
        </span>
      )}
      {state.kind === "failed" && (
        <span role="alert" className="text-small text-bad-text">
          {state.words}
        </span>
      )}
      <Menu
        align="end"
        trigger={
          <Button size="small" look="primary" icon={Download} disabled={state.kind === "running"}>
            Download
          </Button>
        }
      >
        <MenuGroup label="This report as">
          {files.map(({ kind, name, words, table }) => (
            <MenuItem key={name} onChoose={() => void start(name, reportFileHref(migration, kind, address, table))}>
              {name}
              {words && <span className="text-ink3"> · {words}</span>}
            </MenuItem>
          ))}
        </MenuGroup>
      </Menu>
    </span>
  );
}
