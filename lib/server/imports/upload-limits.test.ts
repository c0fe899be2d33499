import { beforeEach, expect, it, vi } from "vitest";
import { useDatabase } from "@/lib/server/database/testing";
import { apiOf } from "./testing/api";
import { makeMigration } from "./testing/send";

vi.mock("./limits", () => ({ fileLimits: { file: 2 ** 20, rows: 3, cell: 100, columns: 5 }, drained: 2 ** 20 }));
useDatabase();

const capturedAt = "2014-02-03T06:00:00Z";
const row = (n: number) => `srv0${n}.corp.test,7.0.9538.0,OPS_2012SP1\n`;
const header = "FQDN,Version,ManagementGroup\n";
let api: ReturnType<typeof apiOf>;

beforeEach(async () => {
  api = apiOf((await makeMigration()).id);
});

/** A chunked body with a file of about this many bytes, and how much of it was asked for. */
function chunked(bytes: number, head = 'name="file"; filename="a.csv"') {
  const taken = { bytes: 0, cancelled: false };
  const piece = new TextEncoder().encode(`${"x".repeat(65_535)}\n`);
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!begun) controller.enqueue(new TextEncoder().encode(`--cut\r\ncontent-disposition: form-data; ${head}\r\n\r\n`));
      begun = true;
      if (taken.bytes >= bytes) {
        controller.enqueue(new TextEncoder().encode("\r\n--cut--\r\n"));
        return controller.close();
      }
      taken.bytes += piece.length;
      controller.enqueue(piece);
    },
    cancel() {
      taken.cancelled = true;
    },
  });
  return { taken, sent: api.post(body, { headers: { "content-type": "multipart/form-data; boundary=cut" } }) };
}

async function expectTooLarge({ status, body }: Awaited<ReturnType<typeof api.post>>) {
  expect([status, body.code, body.issues?.map((i) => i.code)]).toEqual([413, "too-large", ["too-large"]]);
  expect(Object.values(await api.kept()).every((count) => count === 0)).toBe(true);
  expect((await api.events()).map(({ verb, after }) => [verb, after.code])).toEqual([["imports.refuse", "too-large"]]);
}

it("an announced length above the limit is refused before anything is read", async () => {
  let read = 0;
  const body = new ReadableStream({ pull: () => void read++ }, { highWaterMark: 0 });
  const answer = await api.post(body, {
    headers: { "content-type": "multipart/form-data; boundary=cut", "content-length": String(3 * 2 ** 20) },
  });
  await expectTooLarge(answer);
  expect([read, answer.response.headers.get("connection")]).toEqual([0, "close"]);
});

it("a chunked body above the limit is read to its end, then refused", async () => {
  const { taken, sent } = chunked(1.5 * 2 ** 20);
  const answer = await sent;
  await expectTooLarge(answer);
  expect([taken, answer.response.headers.get("connection")]).toEqual([{ bytes: 1.5 * 2 ** 20, cancelled: false }, null]);
});

it.each(['name="file"; filename="a.csv"', 'name="note"'])("a chunked body without end is not read for ever (%s)", async (head) => {
  const { taken, sent } = chunked(2 ** 30, head);
  const answer = await sent;
  await expectTooLarge(answer);
  expect(answer.response.headers.get("connection")).toBe("close");
  expect(taken.bytes).toBeLessThan(4 * 2 ** 20);
});

it("what is refused for its parts is read to its end as well, so that the answer is heard", async () => {
  const { taken, sent } = chunked(0.5 * 2 ** 20, 'name="note"; filename="a.csv"');
  const answer = await sent;
  expect([answer.status, answer.body.detail]).toEqual([400, expect.stringContaining("only the part named file holds a file")]);
  expect([taken, answer.response.headers.get("connection")]).toEqual([{ bytes: 0.5 * 2 ** 20, cancelled: false }, null]);
});

it("a file of just the limit is read", async () => {
  const content = header + row(1) + "\n".repeat(2 ** 20 - header.length - row(1).length);
  expect((await api.send(content, { capturedAt })).body).toMatchObject({ status: "applied", bytes: 2 ** 20 });
  expect((await api.send(`${content}\n`, { capturedAt })).status).toBe(413);
});

it("too many rows or columns are refused with what to do", async () => {
  expect((await api.send(header + row(1) + row(2) + row(3), { capturedAt })).status).toBe(201);
  const rows = await api.send(header + row(1) + row(2) + row(3) + row(4), { capturedAt });
  expect([rows.status, rows.body.code]).toEqual([413, "too-large"]);
  const columns = await api.send(`a,b,c,${header}`, { capturedAt });
  expect([columns.status, columns.body.code]).toEqual([413, "too-large"]);
});

it("a cell that is too large is no value, and its row counts", async () => {
  const { body } = await api.send(`FQDN,Version,ManagementGroup,PatchList\nsrv01.corp.test,7.0.9538.0,OPS_2012SP1,${"p".repeat(101)}\n`, {
    capturedAt,
  });
  expect([body.rows.accepted, body.issues.map((i) => [i.code, i.row, i.column])]).toEqual([1, [["cell-too-large", 2, "PatchList"]]]);
});
