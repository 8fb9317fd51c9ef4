import type { Plugin } from 'rolldown'

/** Writes every character beyond ASCII as its escape: V8 keeps a source with a single one beyond Latin-1 at two bytes a character. */
export function asciiOnly(): Plugin {
  return {
    name: 'ascii-only',
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle)) if (part.type === 'chunk') part.code = part.code.replaceAll(/[^\0-\x7f]/g, escaped)
    },
  }
}

/** By UTF-16 code unit, of which a character beyond the basic plane has two. */
function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
