import { recordedCases } from '@fourbox/recorded-cases'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { doubleText, floatText } from './floating-text.ts'

interface Recorded {
  readonly type: 'double' | 'float'
  readonly bits: string
  readonly text: string
}

test('floating numbers print as Java 17 prints them', () => {
  const cases = recordedCases<Recorded>(new URL('../../cases/floating-texts.jsonl', import.meta.url))
  expect(cases.map((recorded) => ({ ...recorded, text: textOf(recorded) }))).toEqual(cases)
})

const view = new DataView(new ArrayBuffer(8))

function textOf({ type, bits }: Recorded): string {
  view.setBigUint64(0, BigInt(`0x${bits}`))
  return type === 'double' ? doubleText(view.getFloat64(0)) : floatText(view.getFloat32(4))
}

test('a printed double reads back as the same double', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      expect(Object.is(Number(doubleText(value)), value)).toBe(true)
    }),
  )
})

test('a printed float reads back as the same float', () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true }), (value) => {
      expect(Object.is(Math.fround(Number(floatText(value))), value)).toBe(true)
    }),
  )
})
