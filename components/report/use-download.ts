"use client";

import { useRef, useState } from "react";
import { fetchFile } from "@/lib/queries/files";

type State = { kind: "idle" } | { kind: "running"; name: string; bytes: number } | { kind: "failed"; words: string };

/** One file at a time: fetched here, so that it can be followed and stopped, then saved as the browser saves files. */
export function useDownload() {
  const [state, setState] = useState<State>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  const start = async (name: string, path: string) => {
    const control = new AbortController();
    running.current = control;
    setState({ kind: "running", name, bytes: 0 });
    try {
      const file = await fetchFile({ path, signal: control.signal, onProgress: (bytes) => setState({ kind: "running", name, bytes }) });
      save(file.name, file.content);
      setState({ kind: "idle" });
    } catch (error) {
      setState(
        control.signal.aborted ? { kind: "idle" } : { kind: "failed", words: error instanceof Error ? error.message : String(error) },
      );
    }
  };
  return { state, start, stop: () => running.current?.abort() };
}

function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser takes the file over at once, but some read the address a little later.
  setTimeout(() => URL.revokeObjectURL(address), 30_000);
}
