import { describe, expect, test } from "vitest";
import { decodeText, NotUtf8 } from "./decode";
import { inChunks, readBytes, readText, refusalOf, sample } from "./read-text.fixture";

const text = "Name,Version,InstalledBy\r\nsrv01.corp.example,7.1.10184.0,CORP\\jürgen\r\n";
const utf8 = (value: string) => new TextEncoder().encode(value);

function utf16(value: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(value.length * 2));
  for (let at = 0; at < value.length; at++) view.setUint16(at * 2, value.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

function utf32(value: string, littleEndian: boolean): Uint8Array {
  const letters = [...value];
  const view = new DataView(new ArrayBuffer(letters.length * 4));
  letters.forEach((letter, at) => {
    view.setUint32(at * 4, letter.codePointAt(0) ?? 0, littleEndian);
  });
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
    ["UTF-32LE with BOM", utf32(`\ufeff${text}`, true), "utf-32le"],
    ["UTF-32BE with BOM", utf32(`\ufeff${text}`, false), "utf-32be"],
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

  const rows = (from: number, many: number, by = "jürgen") =>
    Array.from({ length: many }, (_, at) => `srv${from + at}.corp.example,7.1.10184.0,${by}\r\n`).join("");
  const latin = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));
  const head = "Name,Version,InstalledBy\r\n";
  test.each<[string, Uint8Array[]]>([
    ["UTF-8 with a mark, then Windows-1252", [utf8(`\ufeff${head}${rows(1, 31)}`), latin(rows(32, 29))]],
    ["UTF-8 with a mark, then UTF-16LE", [utf8(`\ufeff${head}${rows(1, 31)}`), utf16(rows(32, 29), true)]],
    ["UTF-8, then UTF-16LE", [utf8(head + rows(1, 31)), utf16(rows(32, 29), true)]],
    ["UTF-8, then UTF-16BE with a mark", [utf8(head + rows(1, 31)), utf16(`\ufeff${rows(32, 29)}`, false)]],
    ["UTF-8, then Windows-1252", [utf8(head + rows(1, 31)), latin(rows(32, 29))]],
    ["Windows-1252, then UTF-8", [latin(head + rows(1, 31)), utf8(rows(32, 29))]],
    ["Windows-1252, then UTF-16LE", [latin(head + rows(1, 31)), utf16(rows(32, 29), true)]],
    ["UTF-16LE, then UTF-8", [utf16(`\ufeff${head}${rows(1, 31)}`, true), utf8(rows(32, 29))]],
    ["UTF-16BE, then UTF-8", [utf16(`\ufeff${head}${rows(1, 31)}`, false), utf8(rows(32, 29))]],
    ["UTF-32LE, then UTF-8", [utf32(`\ufeff${head}${rows(1, 31)}`, true), utf8(rows(32, 29))]],
  ])("%s is refused: -Append changed the encoding", async (_, parts) => {
    const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
    for (const size of [7, 65_536]) expect((await refusalOf(readBytes(bytes, {}, size))).code).toBe("mixed-encoding");
  });

  test("letters of far scripts and of Windows-1252 are no change of encoding", async () => {
    const chinese = "中文更新汇总已安装在此服务器上并且运行正常没有任何错误".repeat(20);
    expect((await readBytes(utf16(`\ufeff${head}${rows(1, 3, chinese)}`, true))).rows).toHaveLength(3);
    const { file } = await readBytes(latin(head + rows(1, 3, "CAF\u00c9\u00bb \u00c4\u00d6\u00dc \u00e9\u00bb")));
    expect(file.encoding).toBe("windows-1252");
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
