export function installPackages(kinds?: readonly ("s3" | "azure" | "gcs")[]): string;
