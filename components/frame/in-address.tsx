"use client";

/** Around what keeps its state in the address. Not around all pages: those that only link bring nothing of it. */
export { NuqsAdapter as InAddress } from "nuqs/adapters/next/app";
