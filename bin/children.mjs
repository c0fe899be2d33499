import { spawn } from "node:child_process";
import { onStop } from "./stopping.mjs";

/**
 * Runs a program quietly; it ends when we end, and when it takes too long.
 * @param {string} command
 * @param {string[]} options
 * @param {import("node:child_process").SpawnOptions & { patience?: number }} settings
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export function runQuietly(command, options, { patience, ...settings } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, options, { ...settings, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (data) => {
        output += data;
      });
    }
    const late = patience && setTimeout(() => child.kill("SIGKILL"), patience);
    onStop(() => child.exitCode === null && child.kill("SIGTERM"));
    child.once("error", (error) => resolve({ code: null, output: `${command} cannot be started: ${error.message}` }));
    child.once("close", (code, signal) => {
      clearTimeout(late || undefined);
      resolve({ code, output: signal ? `${output}\n(ended by ${signal})` : output });
    });
  });
}

/**
 * @param {string[]} options
 * @param {Parameters<typeof runQuietly>[2]} settings
 */
export function npm(options, settings) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return runQuietly(process.execPath, [script, ...options], settings);
  return runQuietly("npm", options, { ...settings, shell: process.platform === "win32" });
}
