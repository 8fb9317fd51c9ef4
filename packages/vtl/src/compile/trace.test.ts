import { expect, test } from 'vitest'
import { compile } from '../template/template.ts'

test('a trace tells each directive in order, with its place and what it read', () => {
  const template = "#set($name = $input.path('$.name'))\n#if($name == 'Ann')\n  Hello $name, #foreach($i in [1..2])$i#end $nobody\n#end"
  const { text, trace } = compile(template, { trace: true }).render({ body: '{"name":"Ann"}' })
  expect(text).toBe('  Hello Ann, 12 \n')
  expect(trace).toEqual([
    { kind: 'set', line: 1, column: 1, depth: 0, reads: [{ reference: "$input.path('$.name')", value: 'Ann' }] },
    { kind: 'if', line: 2, column: 1, depth: 0, reads: [{ reference: '$name', value: 'Ann' }] },
    { kind: 'reference', line: 3, column: 9, depth: 1, reads: [{ reference: '$name', value: 'Ann' }] },
    { kind: 'foreach', line: 3, column: 16, depth: 1, reads: [] },
    { kind: 'reference', line: 3, column: 38, depth: 2, reads: [{ reference: '$i', value: '1' }] },
    { kind: 'reference', line: 3, column: 38, depth: 2, reads: [{ reference: '$i', value: '2' }] },
    { kind: 'reference', line: 3, column: 45, depth: 1, reads: [{ reference: '$nobody', value: '' }] },
  ])
})

test('in plain Velocity a reference without a value is read as absent', () => {
  const { trace } = compile('$nobody', { trace: true, profile: 'plain' }).render({ body: '' })
  expect(trace?.[0]?.reads).toEqual([{ reference: '$nobody' }])
})

test('a template that is not traced has no trace', () => {
  expect(compile('$x').render({ body: '' })).not.toHaveProperty('trace')
})

test('long values are cut, and a long loop fills no memory', () => {
  const { trace } = compile('#set($s = "x")#set($t = $s.repeat(5000))$t#foreach($i in [1..1000])#foreach($j in [1..20])$j#end#end', { trace: true }).render({
    body: '',
  })
  expect(trace?.at(2)?.reads[0]?.value).toHaveLength(201)
  expect(trace).toHaveLength(10_000)
})

test('a value that is read again and again is told each time, and as it is once something was added', () => {
  const template = "#set($all = $input.path('$'))#foreach($i in [1..1000])#if($all.size() > 0)#end#end#set($x = $all.add(1))#set($y = $all.size())$all"
  const { trace = [] } = compile(template, { trace: true }).render({ body: JSON.stringify(Array.from({ length: 3000 }, (_, n) => ({ id: n, name: 'n' }))) })
  const told = trace.filter(({ kind }) => kind === 'if').map(({ reads }) => reads.at(0)?.value)
  expect(told).toHaveLength(1000)
  expect(new Set(told)).toEqual(new Set(['3000']))
  expect(trace.at(-1)?.reads[0]?.value).toMatch(/^\[.{199}…$/)
})

test('values that grow beyond all bounds are named by their class, and cost one budget together', () => {
  const template = '#set($m = [])#foreach($i in [1..1000])#set($m = {"a": $m, "b": $m})#end#set($small = [7])$small'
  const { trace = [] } = compile(template, { trace: true }).render({ body: '' })
  expect(trace.filter(({ kind }) => kind === 'set')).toHaveLength(1002)
  expect(trace.findLast(({ kind, reads }) => kind === 'set' && reads.length > 0)?.reads[0]).toEqual({ reference: '$m', value: 'java.util.LinkedHashMap' })
})

test('a trace tells which line wrote each part of the output', () => {
  const template =
    '{\n#set($x = "a$input.body")\n  "list": [\n#foreach($i in [1..2])\n    {"n": $i}\n#end\n  ],\n#macro(last $v)\n  "last": $v\n#end\n#last(3)\n}'
  const { text, written = [] } = compile(template, { trace: true }).render({ body: '' })
  const lineOf = (part: string) => {
    const offset = text.indexOf(part)
    const from = written.findLast((one) => one.offset <= offset)
    return from && from.line + (from.kind === 'text' ? text.slice(from.offset, offset).split('\n').length - 1 : 0)
  }
  expect(text.replaceAll(/\s/g, '')).toBe('{"list":[{"n":1}{"n":2}],"last":3}')
  expect(['{', '"list"', '"n"', '2}', ']', '"last"', '3'].map(lineOf)).toEqual([1, 3, 5, 5, 7, 9, 9])
})
