import { createServer, type Server, Socket } from "node:net";
import { join } from "node:path";
import type pg from "pg";

type Far = Pick<pg.ClientConfig, "host" | "port">;

/**
 * A line to a database on a port of its own, with a switch in it. `cut`: nothing passes and neither end hears of it, as when the database's
 * machine stands still; `cutOpened`: the same for what is open, while new connections pass; `pointTo`: new connections lead elsewhere; `drop`:
 * what is open is closed. `mend` lets everything pass again.
 */
export async function openLine(first: Far) {
  const ends = new Set<Socket>();
  const state = { cut: false, opened: 0, far: first };
  const server: Server = createServer((near) => {
    state.opened += 1;
    const far = new Socket();
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(from);
      from.on("data", (piece) => to.write(piece));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        ends.delete(from);
        to.destroy();
      });
      if (state.cut) from.pause();
    }
    const { host = "localhost", port = 5432 } = state.far;
    if (host.startsWith("/")) far.connect(join(host, `.s.PGSQL.${port}`));
    else far.connect(Number(port), host);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const pause = () => {
    for (const end of ends) end.pause();
  };
  const drop = () => {
    for (const end of ends) end.destroy();
  };
  return {
    port: address && typeof address === "object" ? address.port : 0,
    get isCut() {
      return state.cut;
    },
    get opened() {
      return state.opened;
    },
    cut: () => {
      state.cut = true;
      pause();
    },
    cutOpened: pause,
    mend: () => {
      state.cut = false;
      for (const end of ends) end.resume();
    },
    pointTo: (far: Far) => {
      state.far = far;
    },
    drop,
    close: () => {
      drop();
      server.close();
    },
  };
}
