import { DefinitionError } from '../definition-error.ts'

/** AWS's bound for a definition. */
export const largestDefinitionBytes = 6 * 1024 * 1024

/** What every runtime has and the language's own types do not name. */
declare class TextDecoder {
  constructor(encoding: string, options: { readonly fatal: boolean })
  decode(bytes: Uint8Array): string
}

/**
 * A definition's bytes as text: UTF-8, or UTF-16 by its byte order mark.
 * @throws DefinitionError for more than 6 MB, and for bytes that are no text.
 */
export function decode(source: string | Uint8Array): string {
  if (source.length > largestDefinitionBytes) throw new DefinitionError('Invalid OpenAPI input. The definition is larger than 6291456 bytes.')
  if (typeof source === 'string') return source.startsWith('\uFEFF') ? source.slice(1) : source
  try {
    return new TextDecoder(encodingOf(source), { fatal: true }).decode(source)
  } catch {
    throw new DefinitionError('Invalid OpenAPI input.', { hint: 'The file is no text in UTF-8 or UTF-16.' })
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return 'utf-8'
}
