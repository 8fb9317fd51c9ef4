import { utf8Bytes } from './utf8.ts'

/** The bytes of a text in a charset that Java knows by this name; undefined for any other name. */
export function encodeText(text: string, charset: string): readonly number[] | undefined {
  return encoders.get(charset.toUpperCase())?.(text)
}

type Encode = (text: string) => readonly number[]

const encoders: ReadonlyMap<string, Encode> = new Map<string, Encode>([
  ['UTF-8', utf8Bytes],
  ['UTF8', utf8Bytes],
  ['US-ASCII', (text) => narrow(text, 0x7f)],
  ['ASCII', (text) => narrow(text, 0x7f)],
  ['ISO-8859-1', (text) => narrow(text, 0xff)],
  ['LATIN1', (text) => narrow(text, 0xff)],
  ['UTF-16BE', (text) => units(text)],
  ['UTF-16LE', (text) => units(text).map((_byte, index, all) => all[index ^ 1] ?? 0)],
  ['UTF-16', (text) => (text === '' ? [] : [0xfe, 0xff, ...units(text)])],
])

/** One byte a character; what does not fit is a question mark. */
function narrow(text: string, highest: number): readonly number[] {
  return Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code <= highest ? code : 0x3f
  })
}

function units(text: string): readonly number[] {
  return Array.from({ length: text.length * 2 }, (_, index) => {
    const unit = text.charCodeAt(index >> 1)
    return index % 2 === 0 ? unit >> 8 : unit & 0xff
  })
}
