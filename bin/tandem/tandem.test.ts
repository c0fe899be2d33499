import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkout } from "../settings.mjs";
import { readCommand } from "./arguments";
import { commands } from "./commands";

describe("reading a command", () => {
  const read = (line: string) => readCommand(line.split(" "), commands);

  it.each([
    ["user create --email a@b --name Ada --role admin", { email: "a@b", name: "Ada", role: "admin" }],
    ["token create --name=x --role viewer --expires 2027-01-01", { name: "x", role: "viewer", expires: "2027-01-01" }],
    ["rebuild", {}],
    ["backup kept/a", { file: "kept/a" }],
  ])("%s", (line, options) => expect(read(line)?.options).toEqual(options));

  it.each([
    "",
    "frobnicate",
    "user",
    "user create --email a@b",
    "token create --name x --role",
    "token create --name x --role r --other y",
    "token create --name x --name y --role r",
    "rebuild now",
    "backup",
    "restore a b",
    "constructor",
  ])("%j is none", (line) => expect(read(line)).toBeNull());
});

describe("the command itself", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "tandem-command-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function tandem(words: string[], input = ""): Promise<{ code: number | null; out: string; said: string }> {
    return new Promise((resolve) => {
      const clean = Object.fromEntries(
        Object.entries(process.env).filter(([name]) => !/^(PORT|HOST|DATABASE_URL|NODE_OPTIONS|TANDEM_.*|VITEST.*)$/.test(name)),
      );
      const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "bin/tandem.ts", ...words], {
        cwd: checkout,
        env: { ...clean, NODE_ENV: "production", TANDEM_DATA: folder },
        stdio: "pipe",
      });
      let [out, said] = ["", ""];
      child.stdout.on("data", (data) => {
        out += data;
      });
      child.stderr.on("data", (data) => {
        said += data;
      });
      child.once("close", (code) => resolve({ code, out, said }));
      child.stdin.end(input);
    });
  }

  it("makes people and tokens without a server, and says what is wrong in one sentence", async () => {
    const user = ["user", "create", "--email", "Ada@Example.org", "--name", "Ada", "--role", "admin"];
    expect(await tandem(user, "a long password\nsecond line\n")).toEqual({
      code: 0,
      out: "ada@example.org can sign in as admin.\n",
      said: "",
    });
    expect(await tandem(user, "a long password\n")).toEqual({
      code: 1,
      out: "",
      said: "There is an account with the address ada@example.org already.\n",
    });
    const token = await tandem(["token", "create", "--name", "script", "--role", "lead"]);
    expect([token.code, token.said]).toEqual([0, ""]);
    expect(token.out).toMatch(/^tandem_[\w-]{43}\n$/);
    expect(await tandem(["frobnicate"])).toMatchObject({ code: 2, out: "", said: expect.stringMatching(/^Usage:/) });
  });

  it("loads the sample, prints its id and ends, whatever threads it worked with", async () => {
    const { code, out, said } = await tandem(["sample", "load"]);
    expect([code, said]).toEqual([0, ""]);
    expect(out).toMatch(/^[\da-f-]{36}\n$/);
  });
});
