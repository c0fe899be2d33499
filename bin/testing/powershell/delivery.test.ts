import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collect, collector, type End, ended, makeFolder, patience, type Run, start } from "./collector";
import { estateOf } from "./estate";
import { applied, problem, type Reply, startReceiver } from "./receiver";
import { findPowerShell } from "./shell";

const shell = await findPowerShell();
const pwsh = "path" in shell ? shell.path : "";
const skipped = "why" in shell ? `: not tried, because ${shell.why}` : "";
const token = "tandem_Zx81-secretSecretSECRET";

const replies: Record<string, Reply[]> = {
  well: [applied(7)],
  known: [{ status: 200, body: { number: 7, status: "applied", duplicate: true } }],
  waits: [{ status: 201, body: { number: 8, status: "needs-input" } }],
  busy: [
    problem(503, "unavailable", "The database is away."),
    problem(429, "too-many-requests", "Slowly.", { "retry-after": "1" }),
    problem(409, "idempotency-running", "Still running."),
    "cut early",
    "cut late",
    { status: 502, body: "<html>Bad gateway</html>" },
    applied(9),
  ],
  always: [problem(503, "unavailable", "The database is away.")],
  unknown: [problem(401, "not-signed-in", `No such token as ${token}.`)],
  early: [{ ...problem(401, "not-signed-in", "This token ended."), early: true }],
  forbidden: [problem(403, "not-allowed", "This token may not import.")],
  elsewhere: [problem(404, "not-found", "There is no such migration.")],
  wrong: [problem(422, "not-an-export", "The file was cut.")],
  broken: [problem(500, "internal", "Something went wrong.")],
  moved: [{ status: 302, headers: { location: "http://127.0.0.1:1/" } }],
  page: [{ status: 200, headers: { "content-type": "text/html" }, body: "<html>Please sign in</html>" }],
  // Three runs with two attempts each come to nothing before.
  later: [
    ...Array.from({ length: 6 }, (): Reply => "cut early"),
    applied(10),
    problem(422, "not-an-export", "The file was cut."),
    applied(11),
  ],
  leftover: ["cut early", applied(12)],
  partly: [applied(13)],
  between: [{ status: 413, headers: { "content-type": "text/html" }, body: "<html>Request Entity Too Large</html>" }, applied(14)],
  sick: [problem(500, "internal", "Something went wrong."), applied(15)],
  refusing: [problem(403, "not-allowed", "This token may not import.")],
  one: [problem(503, "unavailable", "The database is away.")],
  other: [applied(16)],
};

describe.skipIf(!pwsh)(`what the collector collected is brought to Tandem${skipped}`, () => {
  const { folder, at, remove } = makeFolder();
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let ends = new Map<string, End>();
  let meanwhile: Awaited<ReturnType<typeof ended>> | undefined;
  const end = (name: string) => {
    const found = ends.get(name);
    if (!found) throw new Error(`There was no run ${name}.`);
    return found;
  };
  /** Files of a run by what stands before its name. */
  const filesOf = (name: string) =>
    readdirSync(folder)
      .flatMap((file) =>
        file.endsWith(`${name}.jsonl.gz`) ? [file.slice(0, -`${name}.jsonl.gz`.length).replace(/\d{8}T\d{9}Z-([0-9a-f]{8}-)?$/, "")] : [],
      )
      .sort();

  beforeAll(async () => {
    receiver = await startReceiver({
      ...replies,
      // While the first file is on its way, somebody takes it and the next one away.
      gone: [
        {
          ...applied(18),
          before: () => ["20260101", "20260102"].map((day) => renameSync(left(day, "gone"), at(`taken-${day}`))),
        },
        applied(19),
      ],
      // While a file is on its way, another run for the same file begins and ends.
      twice: [
        {
          ...applied(20),
          before: async () => {
            const options = ["-Include", "settings", "-OutFile", at("twice.jsonl.gz"), "-Post", receiver.address("twice")];
            meanwhile = await ended(
              start(pwsh, collector, [...options, "-TokenFile", at("token.txt")], { SCOM_ESTATE: at("estate.json") }),
            );
          },
        },
      ],
    });
    const left = (day: string, name: string) => {
      const digest = createHash("sha256").update(receiver.address(name)).digest("hex").slice(0, 8);
      return at(`undelivered-${day}T000000000Z-${digest}-${name}.jsonl.gz`);
    };
    writeFileSync(at("token.txt"), `\ufeff${token}\r\n`);
    // More than waits in the buffers between the two.
    writeFileSync(left("20260101", "early"), randomBytes(12_000_000));
    for (const name of ["between", "sick", "refusing", "gone"]) writeFileSync(left("20260101", name), "of another day");
    writeFileSync(left("20260102", "gone"), "of the day after");
    writeFileSync(at("two.txt"), `${token} and another`);
    writeFileSync(at("estate.json"), JSON.stringify(estateOf("HARBOR_2016")));
    writeFileSync(
      at("partly.json"),
      JSON.stringify(estateOf("HARBOR_2016", { failures: { "Get-SCOMResourcePool": { after: 0, message: "Access is denied." } } })),
    );
    const gone = { "New-SCOMManagementGroupConnection": { after: 0, message: "No such host.", stops: true as const } };
    writeFileSync(at("gone.json"), JSON.stringify(estateOf("HARBOR_2016", { failures: gone })));
    const run = (name: string, parameters: Run["parameters"] = {}, estate = "estate"): Run => ({
      name,
      environment: { SCOM_ESTATE: at(`${estate}.json`), SCOM_CALLS: "" },
      parameters: {
        Include: "settings,pools",
        OutFile: at(`${name}.jsonl.gz`),
        Post: receiver.address(name),
        TokenFile: at("token.txt"),
        FirstWaitSeconds: 0,
        ...parameters,
      },
    });
    const other = "http://tandem.invalid/api/v1/migrations/m/imports";
    ends = await collect(pwsh, folder, [
      ...["well", "known", "waits", "busy", "unknown", "forbidden", "elsewhere", "wrong", "broken", "moved", "page"].map((name) =>
        run(name),
      ),
      run("always", { Retries: 2 }),
      run("early"),
      ...["first", "second", "third"].map((name) =>
        run(name, { OutFile: at("later.jsonl.gz"), Post: receiver.address("later"), Retries: 1 }),
      ),
      { ...run("later"), name: "fourth" },
      run("before", { OutFile: at("leftover.jsonl.gz"), Post: receiver.address("leftover"), Retries: 0 }),
      ...["between", "sick", "refusing", "gone", "twice"].map((name) => run(name)),
      run("one", { OutFile: at("shared.jsonl.gz"), Retries: 0 }),
      run("other", { OutFile: at("shared.jsonl.gz") }),
      run("leftover", {}, "gone"),
      run("partly", {}, "partly"),
      run("unencrypted", { Post: other }),
      run("unencrypted all the same", { Post: other, AllowUnencrypted: true, Retries: 0 }),
      run("password", { Post: `https://me:${token}@tandem.example.org/api/v1/migrations/m/imports` }),
      run("query", { Post: `https://tandem.example.org/api/v1/migrations/m/imports?token=${token}` }),
      run("page of the migration", { Post: "https://tandem.example.org/migrations/m/imports" }),
      run("no token", { TokenFile: "" }),
      run("no file", { TokenFile: at("nowhere.txt") }),
      run("two tokens", { TokenFile: at("two.txt") }),
    ]);
  }, patience);
  afterAll(async () => {
    await receiver.stop();
    remove();
  });

  test("the file as it lies there, to be applied, with the token in its header", () => {
    expect(end("well")).toMatchObject({ code: 0 });
    expect(end("well").said).toContain("Tandem has it as import 7, applied.");
    const file = readFileSync(at("well.jsonl.gz"));
    const [received, ...more] = receiver.of("well");
    expect(more).toEqual([]);
    expect(received?.url).toBe("/api/v1/migrations/well/imports");
    expect(received?.file.equals(file)).toBe(true);
    expect(received?.fileName).toMatch(/^\d{8}T\d{9}Z-well\.jsonl\.gz$/);
    expect([...(received?.fields ?? [])]).toEqual([["apply", "true"]]);
    expect(received?.headers).toMatchObject({
      authorization: `Bearer ${token}`,
      "idempotency-key": createHash("sha256").update(file).digest("hex"),
      "content-length": String(Number(received?.headers["content-length"])),
    });
    expect(filesOf("well")).toEqual([""]);
    expect(end("known")).toMatchObject({ code: 0 });
  });

  test("an import that waits for somebody has a code of its own", () => {
    expect(end("waits").code).toBe(6);
    expect(end("waits").said).toContain("import 8, which waits (needs-input)");
    expect(filesOf("waits")).toEqual([""]);
  });

  test("a Tandem that is busy, away or cut off is tried again, always with the same file and key", () => {
    expect(end("busy").code, end("busy").said).toBe(0);
    const tries = receiver.of("busy");
    expect(tries).toHaveLength(6);
    expect(new Set(tries.map((one) => one.headers["idempotency-key"])).size).toBe(1);
    expect(new Set(tries.map((one) => one.file.toString("base64"))).size).toBe(1);
    expect(end("busy").said).toContain("Slowly. Trying again in 1 s.");
    const [before, after] = [tries[1]?.at ?? 0, tries[2]?.at ?? 0];
    expect(after - before).toBeGreaterThanOrEqual(1_000);
  });

  test("who cannot be reached gets it with the next run, the oldest first", () => {
    for (const name of ["first", "second", "third"]) {
      expect(end(name).code).toBe(4);
      expect(end(name).said.match(/Tandem cannot be reached/g)).toHaveLength(2);
    }
    const names = receiver.of("later").map((one) => one.fileName);
    expect(names).toHaveLength(4);
    expect(names).toEqual([...names].sort());
    // The second was refused for what it holds: it is set aside, and those after it are delivered all the same.
    expect(end("fourth").code).toBe(5);
    expect(filesOf("later")).toEqual(["", "refused-"]);
    expect(end("always").code).toBe(4);
    expect(receiver.of("always")).toHaveLength(3);
    expect(filesOf("always")).toEqual(["undelivered-"]);
    expect(end("broken").code).toBe(4);
    expect(receiver.of("broken")).toHaveLength(1);
  });

  test("what something between answers says nothing of the file: it is kept, and the next one is delivered", () => {
    expect(end("between").code).toBe(4);
    expect(end("between").said).toContain("Tandem answers 413, and not in the words of Tandem.");
    expect(receiver.of("between")).toHaveLength(2);
    expect(filesOf("between")).toEqual(["", "undelivered-"]);
  });

  test("a file that Tandem fails at is kept and holds up no other; a token that it refuses holds up all", () => {
    expect(end("sick").code).toBe(4);
    expect(receiver.of("sick")).toHaveLength(2);
    expect(filesOf("sick")).toEqual(["", "undelivered-"]);
    expect(end("refusing").code).toBe(5);
    expect(receiver.of("refusing")).toHaveLength(1);
    expect(filesOf("refusing")).toEqual(["undelivered-", "undelivered-"]);
  });

  test("what was collected for one address is not brought to another", () => {
    expect(end("one").code).toBe(4);
    expect(end("other").code).toBe(0);
    expect(receiver.of("other")).toHaveLength(1);
    expect(filesOf("shared")).toEqual(["", "undelivered-"]);
    expect(end("other").said).toMatch(/^undelivered-\S+-shared\.jsonl\.gz was collected for another address than that of -Post\./m);
  });

  test("who finds its files taken away says so and goes on", () => {
    expect(end("gone").code, end("gone").said).toBe(0);
    expect(end("gone").said.match(/ is gone: somebody else moved it\./g)).toHaveLength(2);
    expect(receiver.of("gone")).toHaveLength(2);
    expect(filesOf("gone")).toEqual([""]);
  });

  test("of two runs at once for one file the second does nothing", () => {
    expect(meanwhile?.output).toContain("Nothing was done: Another run is at work");
    expect(meanwhile?.code).toBe(1);
    expect(end("twice").code).toBe(0);
    expect(receiver.of("twice")).toHaveLength(1);
    expect(readdirSync(folder).filter((file) => file.endsWith(".lock"))).toEqual([]);
  });

  test("what was left is delivered also where nothing can be collected now", () => {
    expect(end("before").code).toBe(4);
    expect(end("leftover").code).toBe(3);
    expect(receiver.of("leftover")).toHaveLength(1);
    expect(filesOf("leftover")).toEqual([""]);
  });

  test("sections that failed are delivered and told", () => {
    expect(end("partly").code).toBe(2);
    expect(receiver.of("partly")).toHaveLength(1);
  });

  test("a refusal is told in Tandem's own words and not tried again", () => {
    const words = {
      unknown: "Tandem answers 401: Problem: No such token as (token).",
      forbidden: "Tandem answers 403: Problem: This token may not import.",
      elsewhere: "Tandem answers 404: Problem: There is no such migration.",
      wrong: "Tandem answers 422: Problem: The file was cut.",
      moved: "Tandem answers 302 and leads elsewhere.",
      page: "Tandem answers 200, and not in the words of Tandem.",
    };
    for (const [name, said] of Object.entries(words)) {
      expect(end(name).code, name).toBe(5);
      expect(end(name).said).toContain(said);
      expect(receiver.of(name)).toHaveLength(1);
      expect(filesOf(name)).toEqual([name === "wrong" ? "refused-" : "undelivered-"]);
    }
  });

  test("a refusal that comes before all is sent is heard, and nothing more is sent there", () => {
    expect(end("early").code).toBe(5);
    expect(end("early").said.match(/Tandem answers 401: Problem: This token ended\./g)).toHaveLength(1);
    expect(filesOf("early")).toEqual(["undelivered-", "undelivered-"]);
  });

  test("nothing goes unencrypted to another computer unless that is said", () => {
    expect(end("unencrypted")).toMatchObject({ code: 1 });
    expect(end("unencrypted").said).toMatch(/^Nothing was done: -Post would send the token and the inventory unencrypted/);
    expect(filesOf("unencrypted")).toEqual([]);
    expect(end("unencrypted all the same").code).toBe(4);
  });

  test("an address or a token file that cannot be right stops it before anything is collected", () => {
    for (const name of ["password", "query", "page of the migration", "no token", "no file", "two tokens"]) {
      expect(end(name).code, name).toBe(1);
      expect(end(name).said, name).toMatch(/^Nothing was done: /);
      expect(existsSync(at(`${name}.jsonl.gz`))).toBe(false);
    }
  });

  test("the token stands in the header and nowhere else", () => {
    expect([...ends.values()].filter(({ said }) => said.includes(token))).toEqual([]);
    expect(
      receiver.received.filter(
        ({ url, file, fields }) => url.includes(token) || file.includes(token) || [...fields.values()].join().includes(token),
      ),
    ).toEqual([]);
    expect(receiver.received.length).toBeGreaterThan(20);
  });
});
