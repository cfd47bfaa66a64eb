/** Bytes that `bytes` bytes take as Base64, padding included. */
export function base64Size(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}
