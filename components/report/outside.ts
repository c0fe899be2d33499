"use client";

import { createContext, use } from "react";

/** Whether a report is shown to somebody who may see nothing else: then it links to nothing else. */
export const Outside = createContext(false);
export const useOutside = () => use(Outside);
