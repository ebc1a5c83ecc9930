/**
 * The address of a service as a browser takes it.
 *
 * @param master The canonical address, which may have a path in front of the proxy.
 * @param serviceAddress The path on the master, as it sends it.
 */
export function serviceUrl(master: string, serviceAddress: string | undefined): string | undefined {
  if (!serviceAddress) return undefined;
  return new URL(`${master}/${serviceAddress.replace(/^\/+/, "")}`).href;
}

/** A service address without what lets in everybody who knows it. */
export function withoutToken(serviceAddress: string | undefined): string | undefined {
  return serviceAddress?.replace(/\?.*$/s, "");
}
