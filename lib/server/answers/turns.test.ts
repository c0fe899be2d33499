import { describe, expect, it } from "vitest";
import { Turns } from "./turns";

const full = () => new Error("full");
const settled = async () => {
  for (let i = 0; i < 5; i++) await Promise.resolve();
};

describe("turns", () => {
  it("are taken in the order in which they were asked for, no more at once than there are", async () => {
    const turns = new Turns(2, 10, full);
    const going: number[] = [];
    const backs: (() => void)[] = [];
    for (const n of [1, 2, 3, 4])
      void turns.take().then((back) => {
        going.push(n);
        backs.push(back);
      });
    await settled();
    expect(going).toEqual([1, 2]);
    backs[0]?.();
    backs[0]?.();
    await settled();
    expect(going).toEqual([1, 2, 3]);
  });

  it("for all places wait until all are free, and nobody overtakes them", async () => {
    const turns = new Turns(2, 10, full);
    const going: string[] = [];
    const back = await turns.take();
    void turns.take(undefined, 2).then((whole) => {
      going.push("whole");
      whole();
    });
    void turns.take().then(() => going.push("after"));
    await settled();
    expect(going).toEqual([]);
    back();
    await settled();
    expect(going).toEqual(["whole", "after"]);
  });

  it("tell whoever waits how many are before it, those at work included, whenever that changes", async () => {
    const turns = new Turns(2, 10, full);
    const heard: [string, number][] = [];
    const take = (name: string, signal?: AbortSignal) => turns.take(signal, 1, (before) => heard.push([name, before]));
    const [one] = await Promise.all([take("one"), take("two")]);
    const leave = new AbortController();
    const left = take("left", leave.signal);
    const last = take("last");
    expect(heard.splice(0)).toEqual([
      ["left", 2],
      ["last", 3],
    ]);
    leave.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    expect(heard.splice(0)).toEqual([["last", 2]]);
    one();
    await last;
    expect(heard).toEqual([["last", 0]]);
  });

  it("are lost by whoever goes away, and refused where too many wait", async () => {
    const turns = new Turns(1, 1, full);
    const back = await turns.take();
    const leave = new AbortController();
    const left = turns.take(leave.signal);
    await expect(turns.take()).rejects.toThrow("full");
    leave.abort(new Error("gone"));
    await expect(left).rejects.toThrow("gone");
    await expect(turns.take(leave.signal)).rejects.toThrow("gone");
    const next = turns.take();
    back();
    (await next)();
    (await turns.take())();
  });
});
