import type { ReactNode } from "react";
import { actorOfRequest } from "@/app/session";
import { SettingsFrame } from "@/components/settings/settings-frame";

/** Without an actor the page below sends the browser to the sign-in. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  return (await actorOfRequest()) ? <SettingsFrame>{children}</SettingsFrame> : children;
}
