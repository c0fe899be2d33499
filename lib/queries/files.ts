import { OfflineError, problemOf, unreachable } from "./request";

type Fetch = { path: string; onProgress: (bytes: number) => void; signal: AbortSignal };

/** A file of the server with the name it is to be saved under, told as it comes in how much of it is here. */
export async function fetchFile({ path, onProgress, signal }: Fetch): Promise<{ name: string; content: Blob }> {
  const answer = await fetch(path, { signal }).catch((cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new OfflineError(unreachable, { cause });
  });
  if (!answer.ok || !answer.body) throw problemOf(answer.status, await answer.text());
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    bytes += next.value.byteLength;
    onProgress(bytes);
  }
  return {
    name: nameIn(answer.headers.get("content-disposition")),
    content: new Blob(pieces, { type: answer.headers.get("content-type") ?? "" }),
  };
}

function nameIn(disposition: string | null): string {
  return decodeURIComponent(disposition?.split("filename*=UTF-8''")[1] ?? "report");
}
