import "server-only";
import { ProblemError } from "@/lib/server/answers/problem";
import { fileLimits } from "./limits";

export function tooLarge(headers: Record<string, string>): ProblemError {
  const detail = `The file is larger than ${fileLimits.file / 2 ** 20} MB, the most that one import reads.`;
  const hint = "Export the agents in parts, for example by primary management server.";
  return new ProblemError(
    413,
    "too-large",
    detail,
    { issues: [{ row: null, column: null, code: "too-large", severity: "error", message: detail, hint }] },
    headers,
  );
}
