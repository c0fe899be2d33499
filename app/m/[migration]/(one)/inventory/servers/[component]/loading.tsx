export { default } from "../../../../(pages)/loading";
