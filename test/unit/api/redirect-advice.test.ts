import fc from "fast-check";
import { expect, test } from "vitest";
import { redirectAdvice } from "../../../src/api/redirect-advice.js";

// A run that fails can be repeated.
fc.configureGlobal({ seed: 20_261_128 });

const master = "http://master:8080";
const route = "/api/v1/experiments/7";
const advise = (location: string | null, from = master): string =>
  redirectAdvice({ url: `${from}${route}?limit=1`, master: from, location });

test.each([
  ["https://master:8080/api/v1/experiments/7", "Use https://master:8080 as master."],
  ["https://master/api/v1/experiments/7?limit=1", "Use https://master as master."],
  ["/base/api/v1/experiments/7", "Use http://master:8080/base as master."],
  ["//master:8443/a/b/api/v1/experiments/7/", "Use http://master:8443/a/b as master."],
  ["https://MASTER/det/api/v1/experiments/7", "Use https://master/det as master."],
])("a redirect to %s on the same host names the address to use", (location, advice) => {
  expect(advise(location)).toBe(advice);
});

test("with a prefix that is known already, the address is not advised again", () => {
  expect(advise("/base/api/v1/experiments/7/", "http://master:8080/base")).toMatch(/^It redirects to the address/);
  expect(advise("https://master/base/api/v1/experiments/7", "http://master:8080/base")).toBe(
    "Use https://master/base as master.",
  );
});

test.each([
  "/login?next=%2Fapi%2Fv1%2Fme",
  "login",
  "https://sso.example.com/login",
  "https://sso.example.com/auth?rd=http://master:8080/api/v1/experiments/7",
  "https://evil.example.com/api/v1/experiments/7",
  "http://master.evil.example.com:8080/api/v1/experiments/7",
  "//other/api/v1/experiments/7",
  "/",
  "",
  "?again",
])("a redirect to %s says that a login page is in front, and advises no address", (location) => {
  expect(advise(location)).toMatch(/login page is in front of the master/);
  expect(advise(location)).not.toMatch(/as master/);
});

test.each(["http://[bad/api", "http://", "https://:443/x", "http://a b/"])(
  "a location that is not an address, %s, is shown",
  (location) => {
    expect(advise(location)).toBe(`It redirects to ${JSON.stringify(location)}, which is not an address.`);
  },
);

test("a way back to plain http is not advised", () => {
  expect(advise("http://master/api/v1/experiments/7", "https://master:443")).toMatch(/from https to http/);
});

test("user, password, query and fragment of a location are not shown", () => {
  for (const location of ["https://ann:secret@sso.example.com/?secret#secret", "/login?token=secret#secret"]) {
    expect(advise(location)).not.toMatch(/secret/);
  }
});

test("a browser, or a redirect without an address, does not say where to", () => {
  expect(advise(null)).toMatch(/without saying where to/);
});

test("no location of another host ever becomes the master's address", () => {
  const host = fc.domain();
  fc.assert(
    fc.property(host, fc.webPath(), fc.constantFrom("http", "https"), (name, path, scheme) => {
      fc.pre(name !== "master");
      expect(advise(`${scheme}://${name}${path}${route}`)).not.toMatch(/as master/);
    }),
  );
});
