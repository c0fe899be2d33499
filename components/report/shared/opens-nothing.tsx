import { Link2Off } from "lucide-react";
import { NoReport } from "./no-report";

/** Unknown, expired and revoked links are answered alike. */
export const OpensNothing = () => (
  <NoReport Icon={Link2Off} title="This link opens nothing">
    It may have expired or been revoked. Ask whoever sent it to you for another one.
  </NoReport>
);
