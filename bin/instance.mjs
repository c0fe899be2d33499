import { createServer } from "node:http";
import { join } from "node:path";
import { takeLock } from "./lock-file.mjs";
import { makeDataDirectory } from "./postgres/place.mjs";
import { Refusal, whyNot } from "./refusal.mjs";
import { onStop } from "./stopping.mjs";

/**
 * One server per data directory.
 * @param {import("./settings.mjs").Settings} settings
 */
export function becomeTheServer(settings) {
  makeDataDirectory(settings.dataDirectory);
  const lock = lockOf(settings);
  if (lock.holder !== undefined) {
    const { pid, address } = lock.holder;
    const where = address ? `at ${address}` : "but not ready yet";
    throw new Refusal(`Tandem is already running ${where} (process ${pid}, data in ${settings.dataDirectory}).`);
  }
  onStop(lock.release);
  return lock;
}

function lockOf({ dataDirectory }) {
  try {
    return takeLock(join(dataDirectory, "running.json"));
  } catch (error) {
    throw new Refusal(
      `The data directory ${dataDirectory} cannot be written: ${whyNot(error)}. Set TANDEM_DATA to a folder this user may write.`,
    );
  }
}

/**
 * @param {import("node:http").Server} server
 * @param {import("./settings.mjs").Settings} settings
 * @returns {Promise<number>} the port, which the system chose if it was 0
 */
export function listen(server, settings) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Refusal(whyNoPort(error, settings))));
    server.listen(settings.port, settings.host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : settings.port);
    });
  });
}

function whyNoPort(error, { host, port }) {
  if (error.code === "EADDRINUSE")
    return `Port ${port} at ${host} is taken by another program. Choose another: PORT=${port === 65_535 ? port - 1 : port + 1} npm start`;
  if (error.code === "EACCES") return `This user may not open port ${port}. Choose one above 1023: PORT=3000 npm start`;
  return `Tandem cannot listen at ${host}, port ${port} (${error.code}). HOST must be an address of this machine.`;
}

/** Before minutes of installing and building, not after. */
export async function checkPort(settings) {
  const probe = createServer();
  await listen(probe, settings);
  await new Promise((resolve) => probe.close(resolve));
}
