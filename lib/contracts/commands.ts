import { z } from "zod";

/** A command to copy, filled with the names of the migration. `where`: the shell of which side, or the computer itself. */
export const command = z.object({ title: z.string(), where: z.enum(["source", "target", "computer"]), text: z.string() });
export const commands = z.array(command);
