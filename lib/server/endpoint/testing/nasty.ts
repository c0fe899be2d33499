/** For tests: what somebody with bad intent or bad luck sends where a value is expected. */

const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString("base64url");
const text = (words: string) => Buffer.from(words).toString("base64url");
const id = "0192f000-0000-7000-8000-000000000001";

/** As they stand in an address, percent signs included. */
export const nastyQueryValues = [
  "",
  "-1",
  "0",
  "1e309",
  "99999999999999999999",
  "NaN",
  "null",
  "true",
  "%00",
  "a%00b",
  "%ED%A0%80",
  "%FF",
  "%25",
  "%5C",
  "_",
  "%27%3B%20drop%20table%20agent%3B--",
  "%22%20or%201%3D1%20--",
  "name%20desc%2C%20(select%20pg_sleep(9))",
  "..%2F..%2Fetc%2Fpasswd",
  "__proto__",
  "constructor",
  "-constructor",
  "toString",
  "a".repeat(10_000),
  "%F0%9F%A7%AA",
  "%E2%80%AEgnp.exe",
  "2014-02-30",
  "0000-01-01",
  "0001-01-01",
  "9999-12-31",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "9999-12-31T23:59:59-23:59",
  "0000-01-01T00:00:00%2B23:59",
  "-271821-04-20",
];

/** Cursors that no list gave. */
export const nastyCursors = [
  "nonsense",
  "====",
  ...[{}, [], null, 1, "a", [null], [{}], [[]], ["a"], ["a", "b"], ["a", "b", "c"], ["a", "b", "c", "d"], [1, "a", "b", "c"]].map(cursor),
  ...[["\0"], ["\0", "\0"], ["a", "\0"], [0, "\0", "\0", "\0"], [0, 0, 0, "\0", "\0"], ["\ud800", "\udc00"]].map(cursor),
  ...["0000-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "soon"].flatMap((at) => [
    cursor([at, id]),
    cursor([at, "x"]),
    cursor([at, "\0"]),
  ]),
  ...[[-1], [1.5], [2 ** 31], [2 ** 53], [1e300], [-1, id], [2 ** 40, id], [2 ** 31, "a"], [0, 0, 1e300, "", ""]].map(cursor),
  text("[1e999]"),
  text('[1e999,"a"]'),
  text(`${"[".repeat(700)}${"]".repeat(700)}`),
  text('{"__proto__":["a","b"],"length":2}'),
];

/** In place of any field of a body, as JSON text: JSON.stringify would not write some of them. */
export const nastyJson = [
  "null",
  "-1",
  "1e999",
  "99999999999999999999999",
  "true",
  '""',
  '" "',
  '"\\u0000"',
  '"\\ud800"',
  '"\\u202egnp.exe"',
  '"\'; drop table agent;--"',
  '"<img src=x onerror=alert(1)>"',
  '"=HYPERLINK(\\"http://evil.example\\")"',
  '"../../etc/passwd"',
  '"__proto__"',
  '"constructor"',
  `"${"a".repeat(20_000)}"`,
  "[]",
  "[null]",
  `[${Array.from({ length: 5_000 }, () => '"a"').join(",")}]`,
  "{}",
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"role":"admin"}}}',
  '{"$gt":""}',
  `${'{"a":'.repeat(19)}1${"}".repeat(19)}`,
];

/** Fields that only the server decides. */
export const notTheirs = [
  "id",
  "role",
  "revision",
  "migrationId",
  "migration_id",
  "actor",
  "by",
  "createdBy",
  "createdAt",
  "personId",
  "hash",
  "secret",
  "password",
  "admin",
  "done",
  "completion",
  "__proto__",
];
