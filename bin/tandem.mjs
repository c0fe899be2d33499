import { spawn } from "node:child_process";
import { join } from "node:path";
import { checkout } from "./settings.mjs";

/** The `tandem` command, with or without npm: its TypeScript is read by tsx, and files are named from where one stands. */
const { npm_lifecycle_event: script, INIT_CWD: stands } = process.env;
const here = (script === "tandem" && stands) || process.cwd();
const command = join(checkout, "bin", "tandem.ts");
const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", command, ...process.argv.slice(2)], {
  cwd: checkout,
  env: { ...process.env, INIT_CWD: here },
  stdio: "inherit",
});
// A terminal sends its signals to both, others to this one alone; the child says when it has ended.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));
