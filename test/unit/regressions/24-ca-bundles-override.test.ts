// REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE won over noverify and over certificates that the caller named.
import { expect, test } from "vitest";
import { tlsSettings } from "../../../src/platform/node/tls-settings.js";
import { createTransport } from "../../../src/platform/node/transport.js";

const master = "https://m:443";
const bundles = (name: string): string | undefined => (/CA_BUNDLE/.test(name) ? "/other.pem" : undefined);

test("a bundle of another program changes nothing", () => {
  expect(tlsSettings({ master, noverify: true }, "/nowhere", bundles)).toMatchObject({ verify: false });
  expect(createTransport({ master }, "/nowhere", bundles)).toBeUndefined();
});
