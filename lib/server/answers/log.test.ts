import { expect, it } from "vitest";
import { requestLine } from "./log";

const line = {
  requestId: "r",
  method: "GET",
  path: "/p",
  status: 500,
  milliseconds: 3,
  actor: null,
  code: "internal",
  error: new Error("Boom"),
};

it("says of a fault where it happened", () => {
  expect(requestLine(line)).toMatchObject({ status: 500, code: "internal", error: { message: "Boom", stack: expect.anything() } });
});

it("says 499 and nothing of a fault where the client broke off", () => {
  expect(requestLine({ ...line, gone: true })).toEqual({
    requestId: "r",
    method: "GET",
    path: "/p",
    milliseconds: 3,
    actor: null,
    status: 499,
  });
});

it("leaves an answer alone that was there before the client went", () => {
  expect(requestLine({ ...line, status: 201, code: undefined, error: undefined, gone: true })).toMatchObject({ status: 201 });
});
