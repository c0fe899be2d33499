import { AsyncLocalStorage } from "node:async_hooks";
import { rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { openDatabase } from "./database.mjs";
import { explained } from "./external-database.mjs";
import { rewriteForwarding } from "./forwarding.mjs";
import { becomeTheServer, listen } from "./instance.mjs";
import { refused } from "./malformed.mjs";
import { hasPeople, keptSecret, setupCode } from "./secrets.mjs";
import { checkout, knownHereOnly, localAddress, othersMayCome, Refusal, readSettings } from "./settings.mjs";
import { isStopping, onStop, stop, stopOnSignals } from "./stopping.mjs";

const tell = (/** @type {string} */ sentence) => console.log(sentence);
/** @type {Set<import("node:net").Socket>} */
const sockets = new Set();
/** How long an answer under way may take once the server is ending. */
const grace = 4_000;
/** How long what the app closes may take: a database that keeps silent answers no goodbye. */
const longestClosing = 2_000;

/**
 * Database, migrations, then requests; ends in the opposite order.
 * @param {import("./settings.mjs").Settings} settings
 * @param {{ describe: (about: Record<string, unknown>) => void }} lock
 */
export async function serve(settings, lock, { dev = false } = {}) {
  clearUploads(settings);
  const server = createServer((_request, response) => response.writeHead(503, { "retry-after": "1" }).end("Tandem is starting.\n"));
  // A slow line may need long for a large file; headers have their own, shorter limit.
  server.requestTimeout = 30 * 60_000;
  // Longer than proxies and browsers hold a connection that rests (nginx: 60 s): who closes first must be the one who sends next, or a request is lost.
  server.keepAliveTimeout = 75_000;
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const port = await listen(server, settings);
  onStop(() => stopListening(server));
  const address = localAddress(settings, port);
  enterEnvironment(settings, port);
  const opening = openDatabase(settings, { tell });
  // A database of others is left as it is, also in the middle of a start: its changes are transactions.
  if (!settings.databaseUrl) onStop(async () => (await opening.catch(() => undefined))?.stop());
  onStop(endPool);
  const { migrated, ownerConfig } = await opening;
  if (migrated.length > 0) tell(`Brought the database up to date (${migrated.join(", ")}).`);
  process.env.BETTER_AUTH_SECRET = settings.secret ?? keptSecret(settings.dataDirectory);
  const passedOn = await offerSetupCode(settings, ownerConfig);
  await startApp(server, settings, port, { dev, passedOn });
  lock.describe({ address });
  tell(`Tandem is ready at ${settings.publicUrl ?? address}`);
}

/**
 * What a killed server left of uploads. The lock says that no other server uses this folder (lib/server/imports/upload.ts).
 * @param {import("./settings.mjs").Settings} settings
 */
function clearUploads({ dataDirectory }) {
  rmSync(join(dataDirectory, "uploads"), { recursive: true, force: true });
}

/** What the app reads in lib/server/process/settings.ts: checked, with defaults. */
function enterEnvironment(settings, port) {
  const values = {
    PORT: port,
    HOST: settings.host,
    TANDEM_DATA: settings.dataDirectory,
    TANDEM_PROXY: settings.trustedProxies,
    TANDEM_ESTATE_MB: settings.estateMegabytes,
  };
  const here = knownHereOnly(settings) ? "1" : undefined;
  const optional = { TANDEM_URL: settings.publicUrl, TANDEM_KNOWN_HERE_ONLY: here, SMTP_URL: settings.smtpUrl };
  for (const [name, value] of Object.entries({ ...values, ...optional })) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = String(value);
  }
}

/**
 * Where others may come, the first visitor could make himself administrator; the code proves who started it. Where only users of
 * this machine should come, it is asked of whoever comes through a proxy that nobody told of, and printed when one does.
 * @returns {Promise<() => void>} to be called when a request was passed on
 */
async function offerSetupCode(settings, ownerConfig) {
  delete process.env.TANDEM_SETUP_CODE;
  delete process.env.TANDEM_SETUP_FREE_HERE;
  const people = hasPeople(ownerConfig);
  if (await (settings.databaseUrl ? people.catch((error) => Promise.reject(explained(error))) : people)) return () => undefined;
  const code = setupCode();
  process.env.TANDEM_SETUP_CODE = code;
  if (othersMayCome(settings)) {
    tell(`The first account needs this code: ${code}`);
    return () => undefined;
  }
  process.env.TANDEM_SETUP_FREE_HERE = "1";
  let told = false;
  return () => {
    if (!told) tell(`A proxy passes requests on. Set TANDEM_URL and TANDEM_PROXY. Through it the first account needs this code: ${code}`);
    told = true;
  };
}

async function startApp(server, settings, port, { dev, passedOn }) {
  process.chdir(checkout);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  const { default: next } = await import("next");
  const app = next({ dev, dir: checkout, hostname: settings.host, port, httpServer: server });
  await app.prepare();
  await globalThis[Symbol.for("tandem.begun")];
  onStop(() => app.close());
  onStop(() => closeConnections(server));
  const handle = app.getRequestHandler();
  server.removeAllListeners("request");
  server.on("request", (request, response) => {
    if (isStopping()) response.setHeader("connection", "close");
    if (refused(request, response)) return;
    if (rewriteForwarding(request, settings.trustedProxies)) passedOn();
    void answering.run(pageOf(response), () => handle(request, response));
  });
  if (!dev) refuseUpgrades(server);
}

/** What the app tells of the page at hand (lib/server/process/answering.ts). */
const answering = new AsyncLocalStorage();
Object.assign(globalThis, { [Symbol.for("tandem.answering")]: answering });

/** Next answers 500 to whatever fails on a page, and knows no status for one that refuses. */
function pageOf(response) {
  /** @type {{ instead: { of: number, status: number, wait: number } | null }} */
  const page = { instead: null };
  const { writeHead } = response;
  response.writeHead = (status, ...more) => {
    const { instead } = page;
    if (status !== instead?.of) return writeHead.call(response, status, ...more);
    response.setHeader("retry-after", String(instead.wait));
    return writeHead.call(response, instead.status, ...more);
  };
  return page;
}

/** Next listens for upgrades, which breaks clients that offer HTTP/2 in passing; unheard, the offer is ignored. */
function refuseUpgrades(server) {
  server.on("newListener", (event, listener) => {
    if (event === "upgrade") queueMicrotask(() => server.off("upgrade", listener));
  });
}

function stopListening(server) {
  server.close();
  server.closeAllConnections();
}

/** Accepts nothing new, ends what would never end by itself, and lets answers under way finish. */
async function closeConnections(server) {
  const closed = new Promise((resolve) => server.close(resolve));
  /** @type {Set<() => unknown>} */
  const streams = globalThis[Symbol.for("tandem.shutdown")] ?? new Set();
  await Promise.race([Promise.allSettled([...streams].map(async (close) => close())), sleep(longestClosing)]);
  server.closeIdleConnections();
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  // A socket that was upgraded, as in development, is none the server knows to close.
  const late = setTimeout(destroySockets, process.env.NODE_ENV === "development" ? 0 : grace);
  await closed;
  clearInterval(idle);
  clearTimeout(late);
}

function destroySockets() {
  for (const socket of sockets) socket.destroy();
}

async function endPool() {
  const pool = globalThis[Symbol.for("tandem.pool")];
  await Promise.race([pool?.end(), new Promise((resolve) => setTimeout(resolve, 2_000))]);
}

/** @param {unknown} error */
export async function giveUp(error) {
  if (isStopping()) return;
  console.error(error instanceof Refusal ? error.message : error);
  await stop(1);
}

export function surviveSurprises() {
  // Whoever reads the log may go away. Each line would then be a surprise to be told, and telling it the next: nothing else would ever be done.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  process.on("uncaughtException", (error) => console.error(error));
  process.on("unhandledRejection", (error) => console.error(error));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.env.NODE_ENV = "production";
  stopOnSignals();
  const settings = await Promise.resolve()
    .then(() => readSettings())
    .catch(giveUp);
  if (settings) {
    await Promise.resolve()
      .then(() => serve(settings, becomeTheServer(settings)))
      .then(surviveSurprises)
      .catch(giveUp);
  }
}
