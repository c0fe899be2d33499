import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const module = fileURLToPath(new URL("stopping.mjs", import.meta.url));

it("ends though a step never does, and undoes what lies behind it", async () => {
  const code = `
    const { onStop, stopOnSignals } = await import(${JSON.stringify(module)});
    onStop(() => console.log("database closed"));
    onStop(() => new Promise(() => {}));
    onStop(() => Promise.reject(new Error("a step failed")));
    stopOnSignals();
    setInterval(() => {}, 1000);
    console.log("ready");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code]);
  let said = "";
  child.stdout.on("data", (piece) => {
    said += piece;
  });
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(said).toBe("ready\ndatabase closed\n");
});
