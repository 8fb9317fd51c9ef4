import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { Compile, parse } from 'velocityjs'
import { compile } from './template.ts'

/**
 * velocityjs is a second engine to compare with, where it is right: text, plain and formal references to given values,
 * conditions on them, loops over lists, assignments of texts and small sums.
 */
const template: fc.Arbitrary<string> = fc.letrec<{ block: string; part: string }>((tie) => ({
  block: fc.array(tie('part'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('text ', '{"a": ', '"', ', ', '}', '1 < 2 ', 'x.y '),
    fc.constantFrom(
      '${name}',
      '$!{name}',
      '${address.city}',
      '$!{address.none}',
      '${items.size()}',
      '${name.substring(1)}',
      '${name.toUpperCase()}',
      '${count}',
    ),
    fc
      .tuple(fc.constantFrom('$yes', '!$yes', '$count == 3', '$count > 5', '$name == "Ann"', '$yes && $count < 9', '$name != ""'), tie('block'), tie('block'))
      .map(([condition, then, otherwise]) => `#if(${condition})${then}#{else}${otherwise}#{end}`),
    tie('block').map((body) => `#foreach($item in $items)[$item.id]${body}#if($foreach.hasNext),#{end}#{end}`),
    fc.constantFrom('#set($t = "$name!")${t}', '#set($n = $count + 4)${n}', '#set($n = $count * 2 - 1)${n}', "#set($t = 'as is')${t}"),
  ),
})).block

const values = { name: 'Ann', yes: true, count: 3, address: { city: 'Oslo' }, items: [{ id: 1 }, { id: 2 }] }
const names = ['name', 'yes', 'count', 'address', 'items'].map((name) => `#set($${name} = $input.path('$.${name}'))`).join('')

test('where velocityjs is right, it agrees', () => {
  fc.assert(
    fc.property(template, (source) => {
      const theirs = new Compile(parse(source)).render(values)
      expect(compile(names + source, { profile: 'plain' }).render({ body: JSON.stringify(values) }).text).toBe(theirs)
    }),
    { numRuns: 300 },
  )
})
