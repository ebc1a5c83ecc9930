export { readArchive, type ArchiveEntry, type ArchiveOptions } from "./archive.js";
export type { CheckpointDownload, DownloadProgress, DownloadRecord } from "./checkpoint-download.js";
export { checkpointFiles, type CheckpointFile } from "./checkpoint-files.js";
