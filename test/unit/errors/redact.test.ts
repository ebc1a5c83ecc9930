import { expect, test } from "vitest";
import { hideSecrets } from "../../../src/errors/hide-secrets.js";
import { redact } from "../../../src/errors/redact.js";

test.each([
  ["Authorization: Bearer v2.public.AbC-_1", "Authorization: Bearer ***"],
  ["token v2.public.AbC-_1.footer rest", "token *** rest"],
  ["http://u:p@h:8080/x?y=a@b", "http://***@h:8080/x?y=a@b"],
  ["https://h/a@b", "https://h/a@b"],
  ['{"username":"u","password":"a\\"b","isHashed":true}', '{"username":"u","password":"***","isHashed":true}'],
  ['{"token": "abc"}', '{"token": "***"}'],
  ["nothing here", "nothing here"],
])("%s", (text, expected) => expect(redact(text)).toBe(expected));

test("strings that are named as secret are hidden wherever they occur", () => {
  expect(hideSecrets("no such user: p.a$s(s", ["p.a$s(s", undefined, ""])).toBe("no such user: ***");
});

test("a short secret is hidden as a word and leaves other words readable", () => {
  expect(hideSecrets("a bad password: a", ["a"])).toBe("*** bad password: ***");
});
