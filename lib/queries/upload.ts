import { v4 } from "uuid";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { hrefOf } from "./ask";
import { changing } from "./change";
import { OfflineError, problemOf, unreachable } from "./request";

type Upload = { migration: string; id: string; file: File; said: ImportInput; onProgress: (sent: number) => void; signal?: AbortSignal };

/** By which the stream of changes tells how an upload stands. Also where no secure line makes one known to the browser. */
export const newUploadId = (): string => v4();

/** Sends one export to be planned. XMLHttpRequest, because fetch does not tell how much was sent. */
export function uploadExport({ migration, id, file, said, onProgress, signal }: Upload): Promise<ImportRecord> {
  const form = new FormData();
  const { coverage, ...others } = said;
  const perGroup =
    typeof coverage === "object" ? Object.entries(coverage).map(([group, word]) => [`coverage.${group}`, word]) : [["coverage", coverage]];
  for (const [field = "", value] of [...Object.entries(others), ...perGroup])
    if (value) form.append(field, typeof value === "string" ? value : JSON.stringify(value));
  form.append("apply", "false");
  form.append("upload", id);
  form.append("file", file);
  const sent = (name: string) =>
    new Promise<ImportRecord>((resolve, reject) => {
      const call = new XMLHttpRequest();
      call.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
      call.onload = () => (call.status < 300 ? resolve(JSON.parse(call.responseText)) : reject(problemOf(call.status, call.responseText)));
      call.onerror = () => reject(new OfflineError(unreachable));
      call.onabort = () => reject(new DOMException("The upload was stopped.", "AbortError"));
      signal?.addEventListener("abort", () => call.abort());
      call.open("POST", hrefOf("GET /api/v1/migrations/{migration}/imports", { params: { migration } }));
      call.setRequestHeader("accept", "application/json");
      call.setRequestHeader("tandem-change", name);
      call.send(form);
    });
  return changing("POST /api/v1/migrations/{migration}/imports", { migration }, sent);
}
