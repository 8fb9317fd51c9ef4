import { MapEntry, MapView, SubList } from '../values/collections.ts'
import { overBudget, type Meter } from '../bounds/meter.ts'
import { decimalText } from '../numbers/decimal.ts'
import { identityOf } from '../values/identity.ts'
import { floatText } from '../numbers/floating-text.ts'
import { printedBigInteger, printedDouble } from '../numbers/printed-number.ts'
import { Character } from '../values/character.ts'
import { JavaList } from '../values/java-list.ts'
import { JavaMap } from '../values/java-map.ts'
import { JavaObject, type Value } from '../values/java-object.ts'
import { BigDecimal, BigInteger, Byte, Double, Float, Long, Short } from '../values/numbers.ts'

/** What Java's `String.valueOf` answers. */
export function textOf(value: Value, meter: Meter): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return String(value)
  return objectText(value, meter, 0)
}

function nestedText(value: Value, meter: Meter, depth: number): string {
  if (typeof value === 'string') return value
  if (typeof value !== 'object' || value === null) return String(value)
  return objectText(value, meter, depth)
}

function objectText(value: JavaObject, meter: Meter, depth: number): string {
  if (value instanceof JavaMap) return value.text() ?? mapText(value, meter, depth)
  if (value instanceof JavaList) return value.text(meter) ?? itemsText(value, value.items, meter, depth)
  if (value instanceof Double) return printedDouble(value, meter)
  if (value instanceof Long || value instanceof Short || value instanceof Byte) return String(value.value)
  if (value instanceof BigInteger) return printedBigInteger(value, meter)
  if (value instanceof Character) return value.value
  if (value instanceof MapView || value instanceof SubList) return itemsText(value, value.items, meter, depth)
  if (value instanceof MapEntry) return `${nestedText(value.key, meter, depth + 1)}=${nestedText(value.value, meter, depth + 1)}`
  if (value instanceof Float) return floatText(value.value)
  if (value instanceof BigDecimal) return decimalText(value, meter)
  return value.text(meter) ?? `${value.className}@${(identityOf(value) >>> 0).toString(16)}`
}

function mapText(map: JavaMap, meter: Meter, depth: number): string {
  enter(meter, depth, map.size)
  let text = '{'
  for (const [key, value] of map.members) {
    if (text.length > '{'.length) text += ', '
    const name = map.javaKey(key)
    text += `${name === map ? '(this Map)' : nestedText(name, meter, depth + 1)}=${value === map ? '(this Map)' : nestedText(value, meter, depth + 1)}`
    check(meter, text)
  }
  return closed(meter, `${text}}`)
}

function itemsText(collection: JavaObject, items: readonly Value[], meter: Meter, depth: number): string {
  enter(meter, depth, items.length)
  let text = '['
  for (const [index, item] of items.entries()) {
    if (index > 0) text += ', '
    text += item === collection ? '(this Collection)' : nestedText(item, meter, depth + 1)
    check(meter, text)
  }
  return closed(meter, `${text}]`)
}

/** A list may hold itself through another: Java overflows its stack, this ends at the budget. */
function enter(meter: Meter, depth: number, size: number): void {
  if (depth > meter.budgets.depth) throw overBudget('depth', meter.budgets.depth)
  meter.charge(1 + size * 6)
}

function check(meter: Meter, text: string): void {
  if (text.length > meter.budgets.stringLength) throw overBudget('stringLength', meter.budgets.stringLength)
}

function closed(meter: Meter, text: string): string {
  meter.chargeText(text.length)
  meter.charge(text.length >> 4)
  return text
}
