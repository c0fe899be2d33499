/** Texts in the order of their bytes in UTF-8, as the database has them: by letters, which differs from how texts compare where a letter takes two places. */
export function compareBytes(a: string, b: string): number {
  if (a === b) return 0;
  const end = Math.min(a.length, b.length);
  for (let i = 0; i < end; i++) {
    const [one, other] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (one !== other) return isHalf(one) === isHalf(other) ? one - other : isHalf(one) ? 1 : -1;
  }
  return a.length - b.length;
}

/** Half of a letter beyond the first 65,536: such letters come after all others. */
const isHalf = (code: number) => code >= 0xd800 && code <= 0xdfff;
