type Path = readonly (string | number)[]

/** The pattern that finds the JSON lines with the same value at a path; undefined for what a pattern cannot compare. */
export function patternOfValue(path: Path, value: unknown): string | undefined {
  const selector = path.map((step) => (typeof step === 'number' ? `[${step}]` : /^[\w-]+$/.test(step) ? `.${step}` : `.['${step}']`)).join('')
  if (path.some((step) => typeof step === 'string' && /['\\]/.test(step))) return undefined
  switch (typeof value) {
    case 'string':
      return `{ $${selector} = ${quoted(value)} }`
    case 'number':
      return `{ $${selector} = ${value} }`
    case 'boolean':
      return `{ $${selector} IS ${value ? 'TRUE' : 'FALSE'} }`
    default:
      return value === null ? `{ $${selector} IS NULL }` : undefined
  }
}

/** The pattern that finds lines with this text in them. */
export function patternOfText(text: string): string {
  return quoted(text)
}

/** A pattern has 1024 characters at most: a long text is found by its beginning. */
function quoted(text: string): string {
  const part = text.slice(0, 200)
  return `"${part.replaceAll(/["\\]/g, String.raw`\$&`)}"`
}

/** The texts that a pattern of terms asks for, to be marked where they occur; none of JSON and columns. */
export function termsOf(pattern: string): readonly string[] {
  if (/^\s*[{[]/.test(pattern)) return []
  return [...pattern.matchAll(/(-?)\??(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].flatMap(([, minus, text, word]) => {
    const term = text === undefined ? word : text.replaceAll(/\\(.)/g, '$1')
    return minus === '-' || term === undefined || term === '' || /^%.*%$/.test(term) ? [] : [term]
  })
}
