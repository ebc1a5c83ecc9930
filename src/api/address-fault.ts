/** Says what is wrong with a string that is not the address of a master, where that can be seen; empty where it cannot. */
export function addressFault(text: string): string {
  if (!text) return " It is empty: pass at least a host, such as localhost.";
  if (/^(["'`]).*\1$|^<.*>$/s.test(text)) return " Leave out what is around it.";
  if (/\s/.test(text)) return " It has white space in it.";
  const [, scheme, rest = ""] = /^(?:([a-z][a-z\d+.-]*):\/\/)?(.*)$/is.exec(text) ?? [];
  if (scheme && !/^https?$/i.test(scheme)) return ` Its scheme, ${scheme}, is neither http nor https.`;
  return (scheme ? undefined : schemeFault(rest)) ?? authorityFault(rest);
}

/** What has no "://" and begins like a scheme all the same. */
function schemeFault(text: string): string | undefined {
  const [, name, behind = ""] = /^(https?)(?:[:;,.]?[\\/]+|[:;,.](?!\d)|$)(.*)$/is.exec(text) ?? [];
  if (!name) return undefined;
  const scheme = `${name.toLowerCase()}://`;
  if (!behind) return ` The host is missing, as in ${scheme}det.example.com.`;
  return ` The scheme is not followed by "://": is it meant to begin with ${scheme}?`;
}

/** What is wrong behind the scheme. */
function authorityFault(rest: string): string {
  const [authority = ""] = rest.split(/[/?#]/);
  if (authority.includes("@")) return " User and password go into the options user and password.";
  if (/[?#]/.test(rest)) return " It has a query or a fragment, which belong to a page, not to a master.";
  if (/^https?:\/\//i.test(rest)) return " It has the scheme twice.";
  if (/^(?::\d*)?$/.test(authority)) return " The host is missing, as in http://det.example.com:8080.";
  if (/^[\da-f.]*(?::[\da-f.]*){2,}(?:%\w+)?$/i.test(authority)) {
    return " An IPv6 address needs brackets, as in [::1] or http://[::1]:8080.";
  }
  if (/[[\]]/.test(authority)) return " Brackets hold an IPv6 address and nothing else, as in [::1]:8080.";
  const [, host = "", port] = /^([^:]*)(?::(.*))?$/s.exec(authority) ?? [];
  const odd = /[^\p{L}\p{N}\p{M}._-]/u.exec(host);
  if (odd) return ` A host name cannot hold ${JSON.stringify(odd[0])}.`;
  if (!/[\p{L}\p{N}]/u.test(host)) return " A host name holds a letter or a digit.";
  if (port && !(Number(port) <= 65_535)) return ` Its port, ${port.slice(0, 20)}, is not a number up to 65535.`;
  return "";
}
