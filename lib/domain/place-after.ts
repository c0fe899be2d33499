const here = "http://tandem.invalid";

/**
 * Only a path of this server: anything else would let a link send people elsewhere after they signed in. The address is
 * read as browsers read it, which drop tabs and line breaks and take a backslash for a slash.
 */
export function placeAfter(next: string | null): string {
  if (!next?.startsWith("/") || /[\\\p{Cc}]/u.test(next) || !URL.canParse(next, here)) return "/";
  const { origin, pathname, search, hash } = new URL(next, here);
  // "/.//evil.test" stays on this server, but its path alone would not.
  return origin === here && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
