/** The person's choice of light or dark; without one the system decides. */
export const themeCookie = "tandem-theme";
export const themes = ["light", "dark"] as const;
export type Theme = (typeof themes)[number];

export function readTheme(value: string | undefined): Theme | null {
  return themes.find((theme) => theme === value) ?? null;
}

/** Sets the theme on the page and remembers it for a year; null goes back to the system's. */
export function chooseTheme(theme: Theme | null): void {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is missing where the page is not served over https
  document.cookie = `${themeCookie}=${theme ?? ""}; Path=/; SameSite=Lax; Max-Age=${theme ? 31_536_000 : 0}`;
}
