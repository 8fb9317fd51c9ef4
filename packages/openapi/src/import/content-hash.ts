/** Six hexadecimal digits that follow from a text: FNV-1a, folded to 24 bits. */
export function contentHash(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return ((hash >>> 24) ^ (hash & 0xffffff)).toString(16).padStart(6, '0')
}
