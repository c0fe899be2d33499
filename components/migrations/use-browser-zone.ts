"use client";

import { useSyncExternalStore } from "react";

/** The browser's time zone. The server does not know it and draws UTC. */
export const useBrowserZone = (): string =>
  useSyncExternalStore(
    nothingToHear,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );

/** The zone of a browser does not move while a form is open. */
const nothingToHear = () => () => undefined;
