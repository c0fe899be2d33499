"use client";

import { SunMoon } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { chooseTheme } from "./theme";

export function ThemeToggle({ quiet = false }: { quiet?: boolean }) {
  const toggle = () => {
    const now = getComputedStyle(document.documentElement).colorScheme;
    const dark = now === "dark" || (now !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
    chooseTheme(dark ? "light" : "dark");
  };
  return <IconButton label="Switch between light and dark" icon={SunMoon} onClick={toggle} look={quiet ? "quiet" : "default"} />;
}
