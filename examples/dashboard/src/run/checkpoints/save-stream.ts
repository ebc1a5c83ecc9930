/** Has the browser save what a stream holds, under a name. */
export async function saveStream(stream: ReadableStream<Uint8Array>, name: string): Promise<void> {
  // The browser keeps large blobs on the disk.
  const blob = await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).blob();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The saving begins after this function ends.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
