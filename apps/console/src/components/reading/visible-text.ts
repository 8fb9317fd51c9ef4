import { unseenCharacters } from '@fourbox/domain'

/** A part of a stranger's text: as it is, or what stands for a character that would not be seen or would move others. */
interface VisiblePart {
  readonly text: string
  readonly escaped: boolean
}

/** A text in parts of which every one can be seen: an escape sequence cannot colour, a bidi control cannot turn a line around. */
export function visibleParts(text: string): readonly VisiblePart[] {
  const parts: VisiblePart[] = []
  let at = 0
  for (const { 0: character, index } of text.matchAll(unseenCharacters)) {
    if (index > at) parts.push({ text: text.slice(at, index), escaped: false })
    parts.push({ text: escapeOf(character), escaped: true })
    at = index + character.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), escaped: false })
  return parts
}

function escapeOf(character: string): string {
  const code = character.charCodeAt(0)
  // The pictures that Unicode has of the first control characters.
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '␡'
  return `\\u${code.toString(16).padStart(4, '0')}`
}
