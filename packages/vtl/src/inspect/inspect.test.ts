import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inspect } from './inspect.ts'

test('an editor learns which references a template makes, wherever they stand', () => {
  const source = `#set($x = $input.params('id'))"$stageVariables.table" #foreach($i in $input.path("$.items"))$util.urlEncode("a $context.identity['sourceIp']")#end
#macro(m $a)$a.b#end#m($context.stage)`
  expect(inspect(source).references.map(({ text, root, names }) => [text, root, names])).toEqual([
    ['$x', 'x', []],
    ["$input.params('id')", 'input', ['params', 'id']],
    ['$stageVariables.table', 'stageVariables', ['table']],
    ['$input.path("$.items")', 'input', ['path', '$.items']],
    [`$util.urlEncode("a $context.identity['sourceIp']")`, 'util', ['urlEncode']],
    ["$context.identity['sourceIp']", 'context', ['identity', 'sourceIp']],
    ['$context.stage', 'context', ['stage']],
    ['$a.b', 'a', ['b']],
  ])
})

test('a reference is where it begins and ends, also within a string', () => {
  const [first, second] = inspect('a\n "$x.y" #if("$z")#end').references
  expect(first).toMatchObject({ start: { line: 2, column: 3 }, end: { line: 2, column: 7 } })
  expect(second).toMatchObject({ start: { line: 2, column: 14 }, end: { line: 2, column: 16 } })
})

test('a syntax error, a bad JSONPath and a refused directive are told with their places', () => {
  expect(inspect('x\n#if($a)').diagnostics).toMatchObject([
    { severity: 'error', message: 'Encountered <EOF>, was expecting #end', start: { line: 2, column: 8 } },
  ])
  expect(inspect('x\n#if(').diagnostics).toMatchObject([{ severity: 'error', start: { line: 2, column: 5 } }])
  expect(inspect("$input.json('$[')").diagnostics).toMatchObject([{ severity: 'error', start: { line: 1, column: 1 }, end: { line: 1, column: 18 } }])
  expect(inspect('a #include("x")').diagnostics).toMatchObject([{ severity: 'error', start: { line: 1, column: 3 }, end: { line: 1, column: 11 } }])
  expect(inspect("$input.json('$.a')#foreach($i in [1])$i#end").diagnostics).toEqual([])
})

test('what is to colour is told in order, comments whole', () => {
  const source = '#if($a.b == "x")1##c\n#* d *##end'
  const parts = inspect(source).highlights.map(({ kind, begin, end }) => [kind, source.slice(begin, end)])
  expect(parts).toEqual([
    ['directive', '#if'],
    ['operator', '('],
    ['reference', '$a'],
    ['reference', '.'],
    ['reference', 'b'],
    ['operator', '=='],
    ['string', '"x"'],
    ['operator', ')'],
    ['comment', '##'],
    ['comment', 'c\n'],
    ['comment', '#* d *#'],
    ['directive', '#end'],
  ])
})

test('whatever is written, the inspection answers', () => {
  const piece = fc.constantFrom(
    '$',
    '#',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '"',
    "'",
    '\\',
    ' ',
    '\n',
    'a',
    '1',
    '.',
    'if',
    'end',
    'set',
    '*',
    '!',
    'foreach',
    'in',
    '$x',
    '#if(',
    '#end',
    '#set($x = ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const source = pieces.join('')
      const { highlights } = inspect(source)
      let previous = 0
      for (const { begin, end } of highlights) {
        expect(begin).toBeGreaterThanOrEqual(previous)
        expect(end).toBeGreaterThan(begin)
        previous = end
      }
    }),
    { numRuns: 500 },
  )
})
