import { describe, expect, test } from "vitest";
import { decodeText, NotUtf8 } from "./decode";
import { inChunks, readBytes, readText, sample } from "./read-text.fixture";

const text = "Name,Version,InstalledBy\r\nsrv01.corp.example,7.1.10184.0,CORP\\jürgen\r\n";
const utf8 = (value: string) => new TextEncoder().encode(value);

function utf16(value: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(value.length * 2));
  for (let at = 0; at < value.length; at++) view.setUint16(at * 2, value.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

describe("encoding", () => {
  const windows1252 = Uint8Array.from(text, (character) => character.charCodeAt(0));
  test.each([
    ["UTF-8", utf8(text), "utf-8"],
    ["UTF-8 with BOM", utf8(`\ufeff${text}`), "utf-8"],
    ["UTF-16LE", utf16(text, true), "utf-16le"],
    ["UTF-16LE with BOM", utf16(`\ufeff${text}`, true), "utf-16le"],
    ["UTF-16BE", utf16(text, false), "utf-16be"],
    ["UTF-16BE with BOM", utf16(`\ufeff${text}`, false), "utf-16be"],
    ["Windows-1252", windows1252, "windows-1252"],
  ] as const)("%s", async (_, bytes, encoding) => {
    for (const size of [1, 3, 65_536]) {
      const { file, rows } = await readBytes(bytes, {}, size);
      expect(file.encoding).toBe(encoding);
      expect(rows).toMatchObject([{ row: 2, name: "srv01.corp.example", facts: { installedBy: "CORP\\jürgen" } }]);
    }
  });

  test("Windows-1252 has its own characters from 80 to 9F", async () => {
    const bytes = Uint8Array.from([...utf8("Name,Version,InstalledBy\nsrv1,7.1.10184.0,"), 0x80, 0x92, 0x9f, 10]);
    expect((await readBytes(bytes)).rows[0]?.facts.installedBy).toBe("€’Ÿ");
  });

  test("a byte that is not UTF-8 far behind the start makes the whole file Windows-1252", async () => {
    const row = "srv01.corp.example,7.1.10184.0,CORP\\someone\r\n";
    const bytes = Uint8Array.from([
      ...utf8(`Name,Version,InstalledBy\r\n${row.repeat(4000)}srv02.corp.example,7.1.10184.0,j`),
      0xfc,
      13,
      10,
    ]);
    const { file, rows } = await readBytes(bytes);
    expect(file.encoding).toBe("windows-1252");
    expect(rows).toHaveLength(4001);
    expect(rows.at(-1)?.facts.installedBy).toBe("jü");
  });

  test("a character across two blocks stays whole", async () => {
    const header = "Name,Version,InstalledBy\n";
    const filler = "s,7.1.10184.0,x\n".repeat(4094);
    for (let shift = 0; shift < 40; shift++) {
      const bytes = utf8(`${header}${filler}s${"x".repeat(shift)},7.1.10184.0,日本語日本語\n`);
      const { file, rows } = await readBytes(bytes);
      expect([file.encoding, rows.at(-1)?.facts.installedBy]).toEqual(["utf-8", "日本語日本語"]);
    }
  });

  test("UTF-8 cut inside a character is still UTF-8, and cut", async () => {
    const bytes = utf8("Name,Version,InstalledBy\nsrv1,7.1.10184.0,jürgen\nsrv2,7.1.10184.0\nsrv3,€");
    const { file, rows } = await readBytes(bytes.subarray(0, -1));
    expect(file).toMatchObject({ encoding: "utf-8", cut: true });
    expect(rows[0]?.facts.installedBy).toBe("jürgen");
  });

  test("a lone Windows-1252 letter at the very end is no cut UTF-8", async () => {
    const { file, rows } = await readBytes(Uint8Array.from([...utf8("Name,Version,InstalledBy\nsrv1,7.1.10184.0,Caf"), 0xe9]));
    expect([file.encoding, rows[0]?.facts.installedBy]).toEqual(["windows-1252", "Café"]);
  });

  test("a BOM decides even when later bytes are broken (Export-Csv -Append)", async () => {
    const { file, rows } = await readBytes(Uint8Array.from([...utf8("\ufeffName,Version,InstalledBy\nsrv1,7.1.10184.0,j"), 0xfc, 10]));
    expect([file.encoding, rows[0]?.facts.installedBy]).toEqual(["utf-8", "j\ufffd"]);
  });

  test("UTF-16 cut inside a character keeps its whole rows", async () => {
    const bytes = utf16(`\ufeff${text}`, true);
    expect((await readBytes(Uint8Array.from([...bytes, 65]))).rows).toHaveLength(1);
  });
});

test("an invalid byte is reported as such", async () => {
  const reading = decodeText(inChunks(Uint8Array.of(65, 0xff, 65)), "x.csv");
  await expect(reading.next()).rejects.toBeInstanceOf(NotUtf8);
});

test("other work gets its turn while a large file is read", async () => {
  const row = "srv01.corp.example,7.1.10184.0\n";
  let turns = 0;
  let on = true;
  const tick = () => {
    turns++;
    if (on) setImmediate(tick);
  };
  tick();
  await readText(`Name,Version\n${row.repeat(20_000)}`);
  on = false;
  expect(turns).toBeGreaterThan(8);
});

test.each(["b_utf16le_comma", "a_ps51_default", "a2_ps51_utf8_typeline", "d_ps7_default"])(
  "%s says the same as the others",
  async (name) => {
    const plain = await readBytes(sample("formats/d_ps7_default_OPS_2012SP1.csv"));
    const { rows } = await readBytes(sample(`formats/${name}_OPS_2012SP1.csv`), {}, 7);
    const ascii = (value: unknown) => JSON.stringify(value).replace(/[^\x20-\x7e]/g, "?");
    expect(rows.map(({ name: key, facts }) => ascii([key, facts]))).toEqual(plain.rows.map(({ name: key, facts }) => ascii([key, facts])));
  },
);
