import { spawn } from "node:child_process";
import { networkInterfaces } from "node:os";
import { join } from "node:path";

/**
 * What a first visitor does with a release, in a network that leads nowhere: node visit.mjs FOLDER DATA. Node's own modules only, since it is
 * copied beside what was unpacked.
 */
const [folder = "", data = ""] = process.argv.slice(2);
const begun = Date.now();
const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const password = "correct horse battery";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGTERM");
});
process.on("SIGTERM", () => process.exit(1));

function must(holds, what) {
  if (!holds) throw new Error(what);
}

/** Says what was done, and how long it took. */
async function step(what, work) {
  const since = Date.now();
  const told = await work();
  console.log(`ok     ${what} (${seconds(since)}${typeof told === "string" ? `, ${told}` : ""})`);
  return told;
}

function run(script, words, { input = "", database = data } = {}) {
  const env = { PATH: process.env.PATH, HOME: data, TMPDIR: data, PORT: "3000", TANDEM_DATA: join(database, "tandem") };
  const child = spawn(process.execPath, [join(folder, "bin", script), ...words], { cwd: data, env, stdio: ["pipe", "pipe", "pipe"] });
  running.add(child);
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (piece) => {
      said += piece;
    });
  const ended = new Promise((resolve) => child.once("exit", (code) => resolve(running.delete(child) && code)));
  child.stdin.end(input);
  return { child, ended, said: () => said };
}

async function tandem(words, more) {
  const { ended, said } = run("tandem.mjs", words, more);
  must((await ended) === 0, `tandem ${words.join(" ")}:\n${said()}`);
  return said();
}

async function start(database) {
  const server = run("start.mjs", [], { database });
  const ready = (async () => {
    while (!server.said().includes("Tandem is ready at")) await new Promise((resolve) => setTimeout(resolve, 20));
  })();
  await Promise.race([ready, server.ended]);
  must(server.said().includes("Tandem is ready at"), `It does not start:\n${server.said()}`);
  must(!/Installing|Building|Generating/.test(server.said()), `It installs or builds:\n${server.said()}`);
  return server;
}

async function end({ child, ended, said }) {
  child.kill("SIGTERM");
  const code = await ended;
  must(code === 0, `It ended with ${code}:\n${said()}`);
}

const origin = "http://127.0.0.1:3000";
let cookie = "";

async function ask(path, body) {
  const headers = { origin, cookie, ...(body && { "content-type": "application/json" }) };
  const answer = await fetch(origin + path, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
  must(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer;
}

async function signIn(email) {
  const answer = await ask("/api/auth/sign-in/email", { email, password });
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
}

const counted = async (id) => (await (await ask(`/api/v1/migrations/${id}/agents?limit=1`)).json()).total;

try {
  const ways = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  must(ways.length > 0 && ways.every(({ internal }) => internal), "A network leads out of here.");
  let server = await step("the first start", () => start(data));
  await step("is well", () => ask("/api/health"));
  await step("the first administrator", async () => {
    await ask("/api/v1/setup", { name: "Ada", email: "ada@example.org", password });
    await signIn("ada@example.org");
  });
  const id = await step("the sample", async () => (await (await ask("/api/v1/sample", {})).json()).id);
  const agents = await step("its agents", () => counted(id));
  for (const kind of ["pdf", "xlsx", "pptx", "html"])
    await step(
      `the report as ${kind}`,
      async () => `${(await (await ask(`/api/v1/migrations/${id}/report.${kind}`)).arrayBuffer()).byteLength} bytes`,
    );
  await step("its page", async () => must((await (await ask(`/m/${id}`)).text()).includes("</html>"), "The overview is no page."));
  await step("a person made by a command", () =>
    tandem(["user", "create", "--email", "max@example.org", "--name", "Max", "--role", "lead"], { input: password }).then(() => {}),
  );
  await step("a backup", () => tandem(["backup", "kept"]).then(() => {}));
  await step("SIGTERM", () => end(server));
  server = await step("the second start", () => start(data));
  await end(server);
  const other = join(data, "other");
  await step("that backup in another folder", () => tandem(["restore", "kept"], { database: other }).then(() => {}));
  server = await start(other);
  await signIn("max@example.org");
  must((await counted(id)) === agents, "The restored one has other agents.");
  await step("SIGTERM", () => end(server));
  console.log(`It serves ${agents} agents of the sample. Took ${seconds(begun)}.`);
} catch (error) {
  console.error(`FAILED ${error.message}`);
  process.exit(1);
}
