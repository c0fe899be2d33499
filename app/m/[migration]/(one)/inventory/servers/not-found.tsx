export { NoServer as default } from "@/components/servers/no-server";
