"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useRef, useState } from "react";
import { withOffset } from "@/components/moments/moments";
import type { ImportInput, ImportRecord } from "@/lib/contracts/imports";
import { readOldAgain } from "@/lib/queries/change";
import { OfflineError, unreachable } from "@/lib/queries/request";

export type Upload = {
  key: number;
  file: File;
  said: ImportInput;
  /** By which the server tells how it stands, once it is on its way. */
  id?: string;
  /** Share that was sent, 0 to 1; at 1 the server reads. */
  sent: number;
  state: "waiting" | "sending" | "refused" | "duplicate";
  error?: Error;
  duplicate?: ImportRecord;
};

type Uploads = {
  list: Upload[];
  add: (files: Iterable<File>) => void;
  again: (upload: Upload, said: ImportInput) => void;
  drop: (key: number) => void;
};
const UploadsContext = createContext<Uploads | null>(null);

/** Its code comes with the first file; out of reach is out of reach, whatever was asked for. */
const sending = () =>
  import("@/lib/queries/upload").catch((cause: unknown) => {
    throw new OfflineError(unreachable, { cause });
  });

/** Files on their way to the server. Kept above the pages, so that an upload goes on while people look around. */
export function UploadsProvider({ migration, children }: { migration: string; children: ReactNode }) {
  const client = useQueryClient();
  const [list, setList] = useState<Upload[]>([]);
  const keys = useRef(0);
  const queue = useRef(Promise.resolve());

  const change = (key: number, part: Partial<Upload>) => setList((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: number) => setList((all) => all.filter((one) => one.key !== key));

  const send = async ({ key, file, said }: Upload) => {
    change(key, { state: "sending", error: undefined });
    try {
      const { newUploadId, uploadExport } = await sending();
      const id = newUploadId();
      change(key, { id });
      const record = await uploadExport({ migration, id, file, said, onProgress: (sent) => change(key, { sent }) }).finally(() =>
        readOldAgain(client),
      );
      if (record.duplicate) change(key, { state: "duplicate", duplicate: record });
      else drop(key);
    } catch (cause) {
      change(key, { state: "refused", sent: 0, error: cause instanceof Error ? cause : new Error(String(cause)) });
    }
  };
  const enqueue = (upload: Upload) => {
    queue.current = queue.current.then(() => send(upload));
  };
  const add = (files: Iterable<File>) => {
    const added = Array.from(
      files,
      (file): Upload => ({ key: ++keys.current, file, said: { capturedAt: withOffset(file.lastModified) }, sent: 0, state: "waiting" }),
    );
    setList((all) => [...all, ...added]);
    added.forEach(enqueue);
  };
  const again = (upload: Upload, said: ImportInput) => {
    const next: Upload = { ...upload, said: { ...upload.said, ...said }, sent: 0, state: "waiting", error: undefined };
    change(upload.key, next);
    enqueue(next);
  };
  return <UploadsContext value={{ list, add, again, drop }}>{children}</UploadsContext>;
}

export function useUploads(): Uploads {
  const uploads = use(UploadsContext);
  if (!uploads) throw new Error("useUploads outside of UploadsProvider");
  return uploads;
}
