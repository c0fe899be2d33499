import "server-only";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder of its own for an export while it is read. The server empties the place of all of them at its start (bin/server.mjs), in case it was killed. */
export async function temporaryFolder(): Promise<string> {
  const { TANDEM_DATA } = process.env;
  const place = TANDEM_DATA ? join(TANDEM_DATA, "uploads") : tmpdir();
  await mkdir(place, { recursive: true, mode: 0o700 });
  return await mkdtemp(join(place, "tandem-upload-"));
}
