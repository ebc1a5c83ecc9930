/**
 * A host as the addresses of requests spell it, without brackets: lower case, and an address of IPv6 in its shortest form
 * without a zone, which browsers do not send. Undefined for what is not a host alone.
 */
export function hostName(text: string): string | undefined {
  if (text.includes(":")) return addressOf(text.replace(/^\[(.*)\]$/, "$1").replace(/%\w+$/, ""));
  return /^[\w.~-]+$/.test(text) ? text.toLowerCase().replace(/\.$/, "") : undefined;
}

function addressOf(digits: string): string | undefined {
  if (!/^[\da-f:.]+$/i.test(digits)) return undefined;
  try {
    return new URL(`http://[${digits}]`).hostname.slice(1, -1);
  } catch {
    return undefined;
  }
}
