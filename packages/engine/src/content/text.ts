const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function encodeText(text: string): Uint8Array {
  return text === '' ? noBytes : encoder.encode(text)
}

/** Invalid bytes become U+FFFD, as AWS's do. */
export function decodeText(bytes: Uint8Array): string {
  return bytes.length === 0 ? '' : decoder.decode(bytes)
}

export const noBytes = new Uint8Array()
