import { mixedEncoding } from "./mixed-encoding";

const lastCodePoint = 0x10ffff;

/** UTF-32, which TextDecoder does not know. Half a character at the end of a cut file is dropped. */
export function utf32Decoder(littleEndian: boolean): (block: Uint8Array) => string {
  let held = new Uint8Array();
  let first = true;
  return (block) => {
    const bytes = held.length === 0 ? block : Uint8Array.from([...held, ...block]);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const whole = bytes.length - (bytes.length % 4);
    const pieces: string[] = [];
    for (let at = 0; at < whole; at += 4) {
      const code = view.getUint32(at, littleEndian);
      if (code > lastCodePoint) throw mixedEncoding("UTF-32", "another one");
      const isMark = first && code === 0xfeff;
      first = false;
      if (!isMark) pieces.push(String.fromCodePoint(code));
    }
    held = bytes.slice(whole);
    return pieces.join("");
  };
}
