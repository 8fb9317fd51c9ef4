/** A text field's number; NaN for an empty one and for what is none. */
export function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text)
}
