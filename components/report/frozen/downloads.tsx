"use client";

import { Download } from "lucide-react";
import { Button, DownloadLink } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { type ReportFile, reportFileNames, reportFiles } from "@/lib/domain/report/files";

/** Every kind of file, made of the frozen data. */
export function Downloads({ hrefOf }: { hrefOf: (file: ReportFile) => string }) {
  return (
    <Popover
      label="Download the report"
      align="end"
      trigger={
        <Button size="small" icon={Download}>
          Download
        </Button>
      }
    >
      <ul className="flex min-w-44 flex-col">
        {reportFiles.map((file) => (
          <li key={file} className="flex">
            <DownloadLink look="quiet" href={hrefOf(file)} download className="flex-1 !justify-start">
              {reportFileNames[file]}
            </DownloadLink>
          </li>
        ))}
      </ul>
    </Popover>
  );
}
