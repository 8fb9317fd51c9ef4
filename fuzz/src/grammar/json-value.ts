import * as fc from 'fast-check'

const someNames = ['a', 'b', 'c', 'list', 'name', '__proto__', 'constructor', 'length', 'size', '', 'é', 'a b', "it's"]

/** Names of members, some of which mean something to JavaScript. */
export const names = fc.constantFrom(...someNames)

const scalars = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -0, 1, -1, 1.5, 1e308, 5e-324, 2 ** 53, 2 ** 31, '', 'a', 'xxx', '1', 'true', '\u0000', '\ud800', '😀'),
  fc.string({ maxLength: 20 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: 1, max: 5_000 }).map((length) => 'ab'.repeat(length)),
)

/** JSON values; some are wide, some deep, some both. */
export const jsonValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown; wide: unknown; deep: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(names, tie('value'), { maxKeys: 5 }),
    { arbitrary: tie('wide'), weight: 1 },
    { arbitrary: tie('deep'), weight: 1 },
  ),
  wide: fc.tuple(tie('value'), fc.integer({ min: 1, max: 2_000 }), fc.boolean()).map(([item, count, numbered]) => wide(item, count, numbered)),
  deep: fc.tuple(tie('value'), fc.integer({ min: 1, max: 300 }), fc.boolean()).map(([item, depth, inLists]) => deep(item, depth, inLists)),
})).value

/** A list of one value many times over, each with its number where it is an object; no more than some hundred kilobytes. */
function wide(item: unknown, count: number, numbered: boolean): unknown {
  const times = Math.max(1, Math.min(count, Math.trunc(300_000 / (JSON.stringify(item).length + 10))))
  return Array.from({ length: times }, (_, index) =>
    numbered && typeof item === 'object' && item !== null && !Array.isArray(item) ? { ...item, index } : item,
  )
}

function deep(item: unknown, depth: number, inLists: boolean): unknown {
  return Array.from({ length: depth }).reduce<unknown>((inner) => (inLists ? [inner] : { a: inner }), item)
}
