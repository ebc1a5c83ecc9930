// String.fromCharCode takes its bytes as arguments, and engines limit how many.
const step = 0x8000;

/** Bytes as base64, on every runtime. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = "";
  for (let start = 0; start < bytes.length; start += step) {
    text += String.fromCharCode(...bytes.subarray(start, start + step));
  }
  return btoa(text);
}
