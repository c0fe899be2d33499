import "server-only";
import { settings } from "@/lib/server/process/settings";

/** The origins whose pages may ask for changes: the public address, or without one this machine under its own names. */
export function allowedOrigins(): string[] {
  return settings().origins.map((address) => new URL(address).origin);
}

/** Names that always mean this machine, whatever its public address is. */
export function localOrigins(): string[] {
  const { port } = settings();
  return ["localhost", "127.0.0.1", "[::1]"].map((name) => new URL(`http://${name}:${port}`).origin);
}

/** The one address to print into links and cookies. */
export function publicOrigin(): string {
  const [first] = allowedOrigins();
  if (!first) throw new Error("The server has no address of its own.");
  return first;
}
