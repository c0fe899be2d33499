import { Hourglass } from "lucide-react";
import { NoReport } from "./no-report";

/** Said whether the link opens something or not. */
export const TooMany = ({ said }: { said: string }) => (
  <NoReport Icon={Hourglass} title="Too many requests">
    {said}
  </NoReport>
);
