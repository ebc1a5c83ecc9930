import { checkSwagger } from "./check-swagger.js";
import type { Swagger } from "./document.js";
import { about, GeneratorError } from "./generator-error.js";

const wanted = "a master serves its spec as JSON at /api/v1/api.swagger.json";

/**
 * Reads the spec that a master serves.
 *
 * @param from Where it came from, for messages.
 * @throws GeneratorError for what is not the spec of a Determined master.
 */
export function parseSpec(text: string, from: string): Swagger {
  return about(`The spec from ${from}`, () => {
    const spec: unknown = parseJson(text);
    checkSwagger(spec);
    return spec;
  });
}

function parseJson(text: string): unknown {
  const json = text.replace(/^\uFEFF/, "").trim();
  if (text.startsWith("\u001F"))
    throw new GeneratorError(`It is compressed: unpack it first, as with gunzip; ${wanted}.`);
  if (text.includes("\0"))
    throw new GeneratorError(`It is not UTF-8 but UTF-16, or binary: save it as UTF-8; ${wanted}.`);
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new GeneratorError(whyNotJson(json, (error as Error).message));
  }
}

function whyNotJson(text: string, words: string): string {
  if (text === "") return `It is empty; ${wanted}.`;
  if (text.startsWith("<")) {
    const title = /<title[^>]*>([^<]*)/i.exec(text)?.[1]?.trim();
    const page = title ? `a page with the title ${JSON.stringify(title.slice(0, 100))}` : "a page";
    return `It is not JSON but HTML, ${page}; ${wanted}. Is a login page or a proxy in between?`;
  }
  // Also a flow mapping, whose keys have no quotes.
  if (/^(?:---|%YAML|#|"?[\w-]+"?:(?:\s|$)|\{\s*[A-Za-z_][\w-]*\s*:)/.test(text))
    return `It is not JSON but YAML; ${wanted}.`;
  if (isCut(text)) return `It is not JSON: it ends after ${text.length} characters, in the middle. Fetch it again.`;
  return `It is not JSON: ${words.replace(/[\s\p{Cc}]+/gu, " ").replace(/\.?$/, ".")} Note that ${wanted}.`;
}

/** Returns whether a bracket is still open at the end. */
function isCut(text: string): boolean {
  const bare = text.replace(/"(?:[^"\\]|\\[^])*(?:"|\\?$)/g, "");
  const count = (brackets: RegExp): number => bare.match(brackets)?.length ?? 0;
  return /^[{[]/.test(text) && count(/[{[]/g) > count(/[}\]]/g);
}
