import type { Budgets } from '@fourbox/java'
import { expect, test } from 'vitest'
import { TemplateEvaluationError, TemplateSyntaxError } from '../parse/errors.ts'
import { compile, longestTemplate } from './template.ts'

function failure(template: string, budgets: Partial<Budgets> = {}, body = ''): TemplateEvaluationError {
  try {
    compile(template, { budgets }).render({ body })
  } catch (error) {
    if (error instanceof TemplateEvaluationError) return error
    throw error
  }
  throw new Error('the template rendered')
}

const nested = '#foreach($i in [1..900])#foreach($j in [1..900])#foreach($k in [1..900])y#end#end#end'
const doubling = '#set($s = "bbbbbbbb")#foreach($i in [1..35])#set($s = "$s$s")#end'

test('a loop ends after as many rounds as the budget has, whatever it goes through', () => {
  const rounds = (items: string) =>
    compile(`#set($l = [1..5])#set($m = {'a':1,'b':2,'c':3,'d':4,'e':5})#foreach($i in ${items})x#end`, { budgets: { loopRounds: 3 } }).render({ body: '' })
      .text
  expect(['[1..2]', '$l', '$m', '$l.iterator()'].map(rounds)).toEqual(['xx', 'xxx', 'xxx', 'xxx'])
})

test.for<readonly [what: string, template: string, message: string]>([
  ['loops within loops', nested, 'steps'],
  ['a string that doubles', doubling, 'steps'],
  ['a string repeated', '#set($s = "b")$s.repeat(800000000)', 'characters in a string'],
  ['output that adds up', '#set($s = "b")#set($s = $s.repeat(9000000))$s$s', 'characters of output'],
  ['a long range', '#set($r = [1..300000000])x', 'items in a list'],
  ['a macro that calls itself', '#macro(z)#z()#end#z()', 'macros within one another'],
  ['macro arguments that double', '#macro(z $a)#z("$a$a")$a#end#z("x")', 'macros within one another'],
  ['text that evaluates itself', "#set($t = '#evaluate($t)')#evaluate($t)", 'levels of nesting'],
  ['a map that holds itself in a list', '#set($m = {})#set($l = [$m])#set($d = $m.put("a", $l))$m', 'levels of nesting'],
  ['numbers that square', '#set($n = 12345678901234567890)#foreach($i in [1..30])#set($n = $n * $n)#end$n', 'bits in a number'],
  ['a number shifted far', '#set($n = 12345678901234567890)$n.shiftLeft(2000000000)', 'bits in a number'],
  ['the body printed in a loop', '#foreach($i in [1..900])#foreach($j in [1..900])#set($x = $input.json("$"))#end#end', 'steps'],
  ['replacements that grow', '#set($s = "aaaaaaaa")#foreach($i in [1..40])#set($s = $s.replaceAll("a", "aaaaaaaa"))#end', 'steps'],
  ['a list joined again and again', '#set($l = [1..1000])#foreach($i in [1..1000])#set($d = $l.addAll($l))#end', 'items in a list'],
  ['searches in a long list', '#set($l = [1..90000])#foreach($i in $l)#if($l.contains(-1))#end#end', 'steps'],
  [
    'long texts put in a map',
    `${doubling.replace('35', '15')}#set($m = {})#foreach($i in [1..900])#set($d = $m.put("$i$s", $s))#set($x = $m.toString())#end`,
    'steps',
  ],
])('%s end at the budget', ([, template, message]) => {
  const error = failure(template, {}, `{"a":"${'x'.repeat(2_000)}"}`)
  expect(error.kind).toBe('budget')
  expect(error.message).toContain(message)
})

const manyLines = '#set($s = "\n")#foreach($i in [1..21])#set($s = "$s$s")#end'
const sized =
  '#set($s = "x")#foreach($i in [1..16])#set($s = "$s$s")#end#set($t = "$s")#set($l = [1..50000])#set($k = $l.subList(0, 49999))#set($m = {"$s": 1})' +
  '#set($n = 3)#set($n = $input.path("$").pow(300))#set($d = $n * 1.5)'

/** What looks at all of a text of 65,536 characters, a list of 50,000 items or a number of 20,000 bits costs more than a few steps. */
test.for([
  '$s.compareTo($t)',
  '$s.compareToIgnoreCase($t)',
  '$s.equals($t)',
  '$s.equalsIgnoreCase($t)',
  '$s.contentEquals($t)',
  '$s.regionMatches(0, $t, 0, 60000)',
  '$s.regionMatches(true, 0, $t, 0, 60000)',
  '$s.startsWith($t)',
  '$s.startsWith($t, 0)',
  '$s.endsWith($t)',
  '$s.contains("y")',
  '$s.indexOf("y")',
  '$s.lastIndexOf("y")',
  '$s.codePointCount(0, 60000)',
  '$s.offsetByCodePoints(0, 60000)',
  '$s.hashCode()',
  '$s.isBlank()',
  '$s.trim()',
  '$s.strip()',
  '$s.lines()',
  '$s.split("y")',
  '$s.matches("y")',
  '$s.replaceAll("y", "z")',
  '$s.replaceFirst("y", "z")',
  '$s.replace("y", "z")',
  '$s.join(",", $l)',
  '$s.toUpperCase()',
  '$m.get($t)',
  '$m[$t]',
  '{"$t": 1}',
  '$m.containsKey($t)',
  '$m.keySet().contains($t)',
  '$l.contains(0)',
  '$l.indexOf(0)',
  '$l.equals($k)',
  '$l.hashCode()',
  '$l.clone()',
  '$l.toArray()',
  '$l.stream().toList()',
  '$l.stream().sorted().findFirst()',
  '$k.toArray()',
  '$k.contains(0)',
  '$n.hashCode()',
  '$n.toString()',
  '$n.compareTo($n)',
  '$n.mod($n)',
  '$d.toString()',
  '$d.hashCode()',
])('%s is charged by the size', (expression) => {
  const template = `${sized}#foreach($i in [1..200])#if(${expression} == "z")#end#end`
  expect(failure(template, { steps: 75_000, loopRounds: 1_000 }, '12345678901234567890123').message).toContain('steps')
})

test('what looks at one place only costs the same however large the rest is', () => {
  const brief = '$s.length() $s.charAt(9) $s.substring(0, 1) $l.get(9) $l.size() $k.get(9) $m.size() $l.iterator().hasNext()'
  const template = `${sized}#foreach($i in [1..100])${brief}#end`
  expect(compile(template, { budgets: { steps: 75_000 } }).render({ body: '12345678901234567890123' }).text).toContain('65536 x x 10 50000 10 1 true')
})

test.for<readonly [what: string, template: string, message: string]>([
  ['parts of parts of a list', '#set($l = [1..9])#foreach($i in [1..999])#set($l = $l.subList(0, 1))$l.get(0)#end', 'levels of nesting'],
  ['scales that double', '#set($b = $input.path("$") * 0.5)#set($z = $b - $b)#foreach($i in [1..99])#set($z = $z.multiply($z))#end', 'bits in a number'],
  [
    'long keys of one length',
    '#set($s = "x")#foreach($i in [1..15])#set($s = "$s$s")#end#set($m = {})#foreach($i in [100..999])#set($d = $m.put("$s$i", 1))#end',
    'steps',
  ],
  ['lines by the million', `${manyLines}#set($x = $s.lines())`, 'items in a list'],
  ['units by the million', `${manyLines}#set($x = $s.chars())`, 'items in a list'],
  ['code points by the million', `${manyLines}#set($x = $s.codePoints())`, 'items in a list'],
  ['lines indented by the million', `${manyLines}#set($x = $s.indent(1))`, 'steps'],
  ['replacements by the million', `${manyLines}#set($x = $s.replace("\n", "x"))`, 'steps'],
  ['literal patterns by the million', `${manyLines}#set($x = $s.replaceAll("\n", "x"))`, 'steps'],
  ['lists by the million', `${manyLines.replace('"\n"', '"[],"')}#set($x = $util.parseJson("[$s 1]"))`, 'steps'],
])('%s end at the budget too', ([, template, message]) => {
  expect(failure(template, {}, '12345678901234567890123').message).toContain(message)
})

test('a regular expression that would try for ever ends at the budget or answers at once', () => {
  expect(compile('#set($s = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb!")$s.matches("^(b+)+$")').render({ body: '' }).text).toBe('false')
  expect(
    failure('#set($s = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb!")$s.matches("^(?:(?=(b+))\\1?)+$|^(b|b)*\\2$")', { steps: 50_000 }).kind,
  ).toBe('budget')
})

test('many short searches are charged as one long one', () => {
  const search = '#set($s = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaa")#foreach($i in [1..500])#set($x = $s.replaceAll("(?>a+)b", "-"))#end'
  expect(failure(search, { steps: 30_000 }).message).toContain('steps')
})

test('a loop has at most 1,000 rounds, as on API Gateway', () => {
  expect(compile('#foreach($i in [1..1500])x#end').render({ body: '' }).text).toHaveLength(1_000)
})

test('a map that holds itself prints as Java prints it', () => {
  expect(compile('#set($m = {})#set($d = $m.put("self", $m))$m').render({ body: '' }).text).toBe('{self=(this Map)}')
})

test('each budget can be set', () => {
  expect(failure('#foreach($i in [1..50])$i#end', { steps: 100 }).message).toBe('The template needs more than 100 steps')
  expect(failure('#set($s = "x")$s.repeat(11)', { stringLength: 10 }).message).toBe('The template needs more than 10 characters in a string')
  expect(failure('#set($l = [1..11])', { listLength: 10 }).message).toBe('The template needs more than 10 items in a list')
  expect(compile('#foreach($i in [1..9])$i#end', { budgets: { loopRounds: 3 } }).render({ body: '' }).text).toBe('123')
})

test('an error over budget says where the template was', () => {
  expect(failure('one\n  $x\n #set($s = "x")$s.repeat(2000000000)').position).toEqual({ line: 3, column: 19 })
})

test.for<readonly [what: string, template: string]>([
  ['conditions', `${'#if(true)'.repeat(3_500)}x${'#end'.repeat(3_500)}`],
  ['parentheses', `#set($x = ${'('.repeat(12_000)}1${')'.repeat(12_000)})`],
  ['lists', `#set($x = ${'['.repeat(9_000)}${']'.repeat(9_000)})`],
  ['negations', `#if(${'!'.repeat(9_000)}true)#end`],
  ['arguments', `${'$a.b('.repeat(5_000)}1${')'.repeat(5_000)}`],
  ['ranges in ranges', `#set($x = ${'[$a.b('.repeat(2_000)}`],
  ['strings in strings', Array.from({ length: 400 }).reduce<string>((inner) => `#if("$x${inner.replaceAll('"', '""').slice(0, 5_000)}")#end`, 'x')],
  ['a chain of operators', `#set($x = 1${' + 1'.repeat(20_000)})`],
])('%s too deep are refused, not followed', ([, template]) => {
  expect(() => compile(template)).toThrow(TemplateSyntaxError)
})

test('a template longer than 300 KB is refused', () => {
  expect(() => compile('x'.repeat(longestTemplate + 1))).toThrow(TemplateSyntaxError)
  expect(() => compile('\u2603'.repeat(longestTemplate / 2))).toThrow(TemplateSyntaxError)
})

test.for(['$', '\\', '#', '$c.d ', '\\$x', '#*', '$x[0]', '"', '#[[', '##', '$!', '$!{', '#{', '#set($x=1)', '$x.y(1)'])(
  '60,000 characters of %s are read in one go',
  (unit) => {
    const source = unit.repeat(Math.ceil(60_000 / unit.length))
    expect(() => {
      try {
        compile(source).render({ body: '' })
      } catch (error) {
        if (!(error instanceof TemplateSyntaxError || error instanceof TemplateEvaluationError)) throw error
      }
    }).not.toThrow()
  },
)
