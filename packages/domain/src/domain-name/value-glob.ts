/** A header condition's glob, taken apart. Its wildcards stand at its ends only, so that comparing costs one look at the value. */
export interface ValueGlob {
  readonly kind: 'exact' | 'prefix' | 'suffix' | 'infix' | 'any'
  /** Without its wildcards. */
  readonly text: string
}

/**
 * Reads a glob: `a*` begins with, `*a` ends in, `*a*` contains, `*` is any value, and everything else is itself, `?`
 * among it. Undefined where a wildcard stands elsewhere, and for an empty text.
 */
export function readValueGlob(glob: string): ValueGlob | undefined {
  if (glob === '*') return { kind: 'any', text: '' }
  const opens = glob.startsWith('*')
  const closes = glob.endsWith('*')
  const text = glob.slice(opens ? 1 : 0, closes ? -1 : undefined)
  if (text === '' || text.includes('*')) return undefined
  if (opens && closes) return { kind: 'infix', text }
  if (closes) return { kind: 'prefix', text }
  return { kind: opens ? 'suffix' : 'exact', text }
}

/** Makes of a glob what compares a header's value with it, in its own case. */
export function compileValueGlob({ kind, text }: ValueGlob): (value: string) => boolean {
  if (kind === 'any') return () => true
  if (kind === 'prefix') return (value) => value.startsWith(text)
  if (kind === 'suffix') return (value) => value.endsWith(text)
  if (kind === 'infix') return (value) => value.includes(text)
  return (value) => value === text
}
