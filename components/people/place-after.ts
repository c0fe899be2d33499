/** Only a path of this server: anything else would let a link send people elsewhere after they signed in. */
export function placeAfter(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}
