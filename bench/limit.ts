import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from } from "pg-copy-streams";
import { median } from "./client";

const rounds = 3;
const width = 29;

/**
 * What the same bytes cost at least, in seconds: read with a plain loop over the text, every column copied into a bare table of the
 * same PostgreSQL, over one connection and with one commit. Bounds are ratios to it, so that they hold on any machine.
 */
export async function measureLimit(database: pg.ClientConfig, file: Blob): Promise<number> {
  const bytes = Buffer.from(await file.arrayBuffer());
  const client = new pg.Client(database);
  await client.connect();
  const times: number[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const columns = Array.from({ length: width }, (_, n) => `c${n} text`).join(", ");
      await client.query(`drop table if exists bare; create table bare (${columns})`);
      const begun = performance.now();
      await pipeline(Readable.from(copyLines(bytes.toString("utf8"))), client.query(from("copy bare from stdin")));
      times.push((performance.now() - begun) / 1000);
    }
    await client.query("drop table bare");
  } finally {
    await client.end();
  }
  return median(times);
}

const [quote, comma, lf, cr] = [34, 44, 10, 13];

/** Lines of COPY, a megabyte at a time, without the line that names the type and the header. */
function* copyLines(text: string): Generator<Buffer> {
  let chunk = "";
  let line = "";
  let count = 0;
  for (let at = 0; at < text.length; ) {
    let end = at;
    let cell: string;
    if (text.charCodeAt(at) === quote) {
      let doubled = false;
      for (end = at + 1; text.charCodeAt(end) !== quote || text.charCodeAt(end + 1) === quote; end++) {
        if (text.charCodeAt(end) !== quote) continue;
        doubled = true;
        end++;
      }
      cell = text.slice(at + 1, end++);
      if (doubled) cell = cell.replaceAll('""', '"');
    } else {
      for (let code = text.charCodeAt(end); end < text.length && code !== comma && code !== cr && code !== lf; )
        code = text.charCodeAt(++end);
      cell = text.slice(at, end);
    }
    if (cell.includes("\\")) cell = cell.replaceAll("\\", "\\\\");
    if (text.charCodeAt(end) === comma) {
      line += `${cell}\t`;
      at = end + 1;
      continue;
    }
    if (count++ > 1) chunk += `${line}${cell}\n`;
    line = "";
    at = text.charCodeAt(end) === cr ? end + 2 : end + 1;
    if (chunk.length < 1 << 20) continue;
    yield Buffer.from(chunk);
    chunk = "";
  }
  if (chunk) yield Buffer.from(chunk);
}
