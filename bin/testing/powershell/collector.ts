import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { z } from "zod";
import { checkout } from "../../settings.mjs";

export const collector = join(checkout, "public", "collect", "Export-TandemInventory.ps1");
const here = join(checkout, "bin", "testing", "powershell");

/** How long the runs of a file of tests may take, in milliseconds: some twenty seconds, and several times that on a busy machine. */
export const patience = 400_000;

type Parameter = string | number | boolean | string[];
export type Run = {
  name: string;
  culture?: string;
  /** What Set-StrictMode -Version Latest of the caller's session must not break. */
  strict?: boolean;
  environment?: Record<string, string>;
  parameters: Record<string, Parameter>;
};
const ends = z.array(z.object({ name: z.string(), code: z.number(), said: z.string() }));
export type End = z.infer<typeof ends>[number];

/** A folder for one file of tests. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), "tandem-collector-"));
  return { folder, at: (name: string) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What the module that plays Operations Manager is compiled to: kept in the checkout, as the PowerShell that may have been built there is. */
const types = () => {
  const module = join(here, "OperationsManager");
  const hash = createHash("sha256");
  for (const name of readdirSync(module).sort()) hash.update(readFileSync(join(module, name)));
  mkdirSync(join(checkout, ".tandem"), { recursive: true });
  return join(checkout, ".tandem", `scom-types-${hash.digest("hex").slice(0, 12)}.dll`);
};

/** Runs the collector once for each of `runs`, all in one PowerShell beside the module that plays Operations Manager. Their ends by name. */
export async function collect(pwsh: string, folder: string, runs: Run[]): Promise<Map<string, End>> {
  const plan = join(folder, "plan.json");
  const told = join(folder, "told.json");
  writeFileSync(plan, JSON.stringify(runs.map((run) => ({ culture: "", strict: false, environment: {}, ...run }))));
  await ended(start(pwsh, join(here, "runs.ps1"), ["-Collector", collector, "-Plan", plan, "-Told", told]));
  const all = ends.parse(JSON.parse(readFileSync(told, "utf8")));
  return new Map(all.map((end) => [end.name, end]));
}

/** PowerShell with a script file, as a scheduled task starts it. The clock of the machine is not UTC. */
export function start(pwsh: string, script: string, options: string[], environment: Record<string, string> = {}): ChildProcess {
  const proxies = Object.fromEntries(Object.keys(process.env).flatMap((name) => (/_proxy$/i.test(name) ? [[name, undefined]] : [])));
  return spawn(pwsh, ["-NoProfile", "-NonInteractive", "-File", script, ...options], {
    env: {
      ...process.env,
      ...proxies,
      TZ: "America/St_Johns",
      POWERSHELL_TELEMETRY_OPTOUT: "1",
      SCOM_TYPES: types(),
      PSModulePath: [here, process.env.PSModulePath ?? ""].filter((part) => part !== "").join(delimiter),
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Its exit code and all it wrote. */
export async function ended(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (data) => {
      output += data;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return { code, output };
}
