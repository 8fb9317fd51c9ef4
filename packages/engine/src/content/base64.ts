/** Bytes as Base64 text. */
export function encodeBase64(bytes: Uint8Array): string {
  return bytes.toBase64()
}

/** The bytes of a Base64 text; undefined when it is none. */
export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text)
  } catch {
    return undefined
  }
}
