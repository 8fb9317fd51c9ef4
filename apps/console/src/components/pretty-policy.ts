/** A policy's JSON in lines; the control plane of AWS answers it with its quotes escaped, so that is undone first. What is no JSON stays as it is. */
export function prettyPolicy(text: string): string {
  for (const candidate of [text, text.replaceAll('\\"', '"')]) {
    try {
      return JSON.stringify(JSON.parse(candidate), null, 2)
    } catch {
      // The other form is tried next.
    }
  }
  return text
}
