import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runQuietly } from "../../children.mjs";
import { takeLock } from "../../lock-file.mjs";
import { checkout } from "../../settings.mjs";

/** How long a build may take, in milliseconds: where no package can be fetched it would try for long. */
const patience = 150_000;

type Shell = { path: string } | { why: string };
let found: Promise<Shell> | undefined;

/** The path of a PowerShell 7, or why there is none. One that is on PATH comes first; else it is built once and kept in the checkout. */
export function findPowerShell(): Promise<Shell> {
  found ??= find();
  return found;
}

async function find(): Promise<Shell> {
  const installed = onPath("pwsh");
  if (installed) return { path: installed };
  const dotnet = onPath("dotnet");
  if (!dotnet) return { why: "there is neither pwsh nor dotnet on PATH" };
  const folder = join(checkout, ".tandem", `powershell-${sourceDigest()}`);
  const path = join(folder, process.platform === "win32" ? "pwsh.exe" : "pwsh");
  mkdirSync(join(checkout, ".tandem"), { recursive: true });
  for (;;) {
    if (existsSync(join(folder, "complete"))) return { path };
    const lock = takeLock(`${folder}.json`);
    if (lock.holder !== undefined) {
      await sleep(200);
      continue;
    }
    try {
      if (existsSync(join(folder, "complete"))) return { path };
      const why = await build(dotnet, folder);
      return why === null ? { path } : { why };
    } finally {
      lock.release();
    }
  }
}

const source = join(checkout, "tools", "powershell");

function sourceDigest(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(source).sort()) hash.update(readFileSync(join(source, name)));
  return hash.digest("hex").slice(0, 12);
}

/** Null when it went well, else why not. */
async function build(dotnet: string, folder: string): Promise<string | null> {
  const work = `${folder}.work`;
  for (const old of [work, folder]) rmSync(old, { recursive: true, force: true });
  cpSync(source, join(work, "source"), { recursive: true });
  const made = join(work, "made");
  const { code, output } = await runQuietly(dotnet, ["publish", "-c", "Release", "-o", made, "--nologo"], {
    cwd: join(work, "source"),
    env: { ...process.env, DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1" },
    patience,
  });
  if (code !== 0) {
    rmSync(work, { recursive: true, force: true });
    const said = /error [^\n]*/.exec(output)?.[0] ?? output.trim().split("\n").at(-1) ?? "";
    return `PowerShell could not be built (${said.slice(0, 200)})`;
  }
  // Without them only the commands of the core are found.
  const system = process.platform === "win32" ? "win" : "unix";
  const libraries = join(made, "runtimes", system, "lib");
  for (const framework of readdirSync(libraries)) {
    const modules = join(libraries, framework, "Modules");
    if (existsSync(modules)) cpSync(modules, join(made, "Modules"), { recursive: true });
  }
  writeFileSync(join(made, "complete"), "");
  renameSync(made, folder);
  rmSync(work, { recursive: true, force: true });
  return null;
}

function onPath(name: string): string | undefined {
  const endings = process.platform === "win32" ? [".exe"] : [""];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find((path) => existsSync(path));
}
