export interface StorageServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}
export const s3Keys: { readonly accessKeyId: string; readonly secretAccessKey: string };
export function startS3(packages: string, directory: string, bucket: string): Promise<StorageServer>;
export function startAzure(packages: string): Promise<StorageServer>;
