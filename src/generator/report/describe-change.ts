import type { Change } from "../diff/change.js";
import type { Place } from "../diff/rules.js";

/** How a name of the API is written: in back quotes in Markdown. */
export type Write = (name: string) => string;

const parts: Readonly<Record<Place, string>> = {
  operation: "operation",
  path: "path parameter",
  query: "query parameter",
  header: "header",
  body: "body",
  answer: "answer",
};

/** `a, b, c and 4 more`. */
export function someOf(names: readonly string[], most: number): string {
  if (names.length <= most + 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${names.length - most} more`;
}

/** One change in a line, without its owner: `query parameter limit is renamed (probably): limit → pageSize`. */
export function describeChange(change: Change, write: Write): string {
  return describeChanges([change], write);
}

/** Changes of one kind and place of one owner in a line: `query parameters filter, sort are gone`. */
export function describeChanges(changes: readonly Change[], write: Write): string {
  const [first] = changes as [Change];
  const { way, owner, places } = first;
  const [place = "answer"] = places;
  if (places.includes("operation")) return happened(first, write);
  if (!way) {
    const what = happenedToMembers(changes, write) ?? happened(first, write);
    return "type" in owner ? what : `${parts[place]} ${what}`;
  }
  const kind =
    place === "path" || place === "query" || place === "header"
      ? parts[place]
      : "type" in owner
        ? ""
        : `${parts[place]} field`;
  const label = kind && `${kind}${changes.length > 1 ? "s" : ""} `;
  const members = happenedToMembers(changes, write);
  const wayOf = (change: Change): string => write(change.wayAfter ?? change.way);
  if (members) return `${kind && `${kind} `}${wayOf(first)} ${members}`;
  if (changes.length === 1) return `${label}${wayOf(first)} ${happened(first, write)}`;
  const ways = changes.map(wayOf).join(", ");
  return `${label}${ways} ${first.kind === "removed" ? "are gone" : happened(first, write).replace(/^is /, "are ")}`;
}

/** Several members of one enum that came or went. */
function happenedToMembers(changes: readonly Change[], write: Write): string | undefined {
  const [{ kind }] = changes as [Change];
  if (changes.length === 1 || !kind.startsWith("member-")) return undefined;
  const names = someOf(
    changes.map(({ before, after }) => write(after ?? before ?? "")),
    6,
  );
  return kind === "member-added" ? `has the new members ${names}` : `lacks the members ${names}`;
}

function happened({ kind, places, before = "", after = "" }: Change, write: Write): string {
  const [was, is] = [before && write(before), after && write(after)];
  switch (kind) {
    case "added":
    case "added-required":
      return `is new${kind === "added" || !places.some(isSent) ? "" : " and required"}: ${is}`;
    case "removed":
      return `is gone: ${was}`;
    case "renamed":
      return `is renamed${places.some((place) => place === "path" || place === "operation") ? "" : " (probably)"}: ${was} → ${is}`;
    case "moved":
      return `moved: ${was} → ${is}`;
    case "type-changed":
    case "format-changed":
    case "format-relaxed":
    case "enum-opened":
    case "enum-closed":
      return `has another type: ${was} → ${is}`;
    case "type-renamed":
      return `has another name: ${was} → ${is}`;
    case "now-required":
      return places.some(isSent) ? "must be sent" : "is always there";
    case "now-optional":
      return places.includes("answer") ? "may be missing" : "may be left out";
    case "member-added":
      return `has the new member ${is}`;
    case "member-removed":
      return `lacks the member ${was}`;
    case "member-renamed":
      return `has a member that is renamed (probably): ${was} → ${is}`;
    case "default-changed":
      return `has another default: ${was} → ${is}`;
    case "limits-changed":
    case "limits-gone":
      return `has other limits: ${was} → ${is}`;
    case "form-changed":
      return `has another form: ${was} → ${is}`;
    case "form-added":
      return `has the new form ${is}`;
    case "now-nullable":
      return "may be null";
    case "no-longer-nullable":
      return "is no longer null";
    case "status-changed":
      return `has another status: ${was} → ${is}`;
    case "needs-login":
      return "needs a login";
    case "needs-no-login":
      return "needs no login";
    case "deprecated":
      return "is deprecated";
    case "no-longer-deprecated":
      return "is no longer deprecated";
    case "now-streams":
      return "streams";
    case "no-longer-streams":
      return "no longer streams";
  }
}

const isSent = (place: Place): boolean => place === "query" || place === "header" || place === "body";
