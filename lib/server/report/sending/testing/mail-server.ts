import { type AddressInfo, createServer, type Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** For tests: a real mail server on this machine, which keeps what it takes and can be told to refuse. */
export type Received = { to: string[]; raw: string; mail: ParsedMail };

export async function startMailServer() {
  const received: Received[] = [];
  const state = { refusing: "", user: "", password: "" };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    authOptional: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) => {
      Object.assign(state, { user: username, password });
      done(null, { user: username });
    },
    onRcptTo: ({ address }, _session, done) => done(address.startsWith("nobody@") ? new Error("No such mailbox") : null),
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("end", async () => {
        if (state.refusing) return done(new Error(state.refusing));
        const raw = Buffer.concat(pieces);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw: raw.toString("latin1"), mail: await simpleParser(raw) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { received, state, port, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** For tests: takes a connection and never says a word. `called` resolves when somebody connected. */
export async function listenInSilence() {
  const lines = new Set<Socket>();
  let heard = () => {};
  const called = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const server = createServer((line) => {
    lines.add(line.on("error", () => undefined));
    heard();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    for (const line of lines) line.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, called, close };
}
