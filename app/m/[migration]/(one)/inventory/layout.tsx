export { default } from "../../(pages)/inventory/layout";
