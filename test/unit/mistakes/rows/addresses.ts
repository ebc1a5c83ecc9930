import { Determined } from "../../../../src/index.js";
import type { Mistake } from "../mistake.js";
import type { Place } from "../place.js";

/** Makes a client of an address that is not one. */
const at =
  (master: string) =>
  ({ at }: Place): unknown =>
    at(master);

export const addresses: readonly Mistake[] = [
  ["the address is only a scheme", "The host is missing", at("https://")],
  ["the address is only a port", "The host is missing", at(":8080")],
  ["the colon of the scheme is missing", 'not followed by "://"', at("http//det.example.com")],
  ["one slash of the scheme is missing", 'not followed by "://"', at("https:/det.example.com")],
  ["the scheme stands there twice", "the scheme twice", at("http://https://det.example.com")],
  ["the scheme is another one", "neither http nor https", at("ftp://det.example.com")],
  ["IPv6 without brackets", "needs brackets, as in [::1]", at("::1")],
  ["IPv6 with a port and without brackets", "needs brackets", at("2001:db8::1:8080")],
  ["the port is a word", "Its port, web, is not a number", at("det.example.com:web")],
  ["the port is too large", "Its port, 80800, is not a number up to 65535", at("det.example.com:80800")],
  ["user and password in the address", "options user and password", at("http://ada:hunter22@det.example.com")],
  [
    "an address from the browser, with its query",
    "belong to a page",
    at("https://det.example.com/det/login?redirect=x"),
  ],
  ["an address in quotes, as env files keep them", "Leave out what is around it", at('"https://det.example.com"')],
  ["a variable that was not filled in", 'cannot hold "$"', at("http://$DET_MASTER")],
  ["white space in the address", "white space", at("det.example.com 8080")],
  ["the address is null", "must be a string or a URL, got null", () => new Determined({ master: null as never })],
  [
    "DET_MASTER holds no address",
    "The host is missing",
    ({ environment }) => {
      environment({ DET_MASTER: "http://" });
      return new Determined();
    },
  ],
];
