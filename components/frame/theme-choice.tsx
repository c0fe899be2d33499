"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { MenuGroup, MenuItem } from "@/components/ui/menu";
import { chooseTheme, readTheme } from "./theme";

/** Light, dark, or what the system says. Drawn inside an open menu only, so that the page can be asked. */
export function ThemeChoice() {
  const theme = readTheme(document.documentElement.dataset.theme);
  return (
    <MenuGroup label="Theme">
      <MenuItem icon={Sun} checked={theme === "light"} onChoose={() => chooseTheme("light")}>
        Light
      </MenuItem>
      <MenuItem icon={Moon} checked={theme === "dark"} onChoose={() => chooseTheme("dark")}>
        Dark
      </MenuItem>
      <MenuItem icon={Monitor} checked={theme === null} onChoose={() => chooseTheme(null)}>
        As the system
      </MenuItem>
    </MenuGroup>
  );
}
