import { Byte, Character, encodeText, JavaArray, javaException, type Meter, type Value } from '@fourbox/java'
import { part } from './string-parts.ts'

export function charArray(text: string, meter: Meter): JavaArray {
  meter.chargeList(text.length)
  meter.charge(text.length)
  return new JavaArray(
    'char',
    Array.from({ length: text.length }, (_, index) => new Character(text.charAt(index))),
  )
}

export function byteArray(text: string, charset: string, meter: Meter): JavaArray {
  meter.chargeList(text.length)
  meter.charge(text.length)
  const bytes = encodeText(text, charset)
  if (bytes === undefined) throw javaException('java.io.UnsupportedEncodingException', charset)
  return new JavaArray(
    'byte',
    Array.from(bytes, (byte) => new Byte(byte)),
  )
}

export function stringArray(texts: readonly string[], meter: Meter): JavaArray {
  return new JavaArray('java.lang.String', [...listed(texts, meter)])
}

/** Items of a list that was built: charged by their number. */
export function listed<T extends Value>(items: readonly T[], meter: Meter): readonly T[] {
  meter.chargeList(items.length)
  return items
}

export function unitsText(units: JavaArray): string {
  return units.items.map((unit) => (unit instanceof Character ? unit.value : '')).join('')
}

export function unitsPart(units: JavaArray, offset: number, count: number): string {
  return part(unitsText(units), offset, offset + count)
}
