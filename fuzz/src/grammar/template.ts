import * as fc from 'fast-check'
import { jsonPath } from './json-path.ts'
import { pattern, patternText } from './pattern.ts'

const variables = fc.constantFrom('$x', '$y', '$s', '$l', '$m', '$n', '$i', '$foreach', '$input', '$util', '$context', '$stageVariables', '$nothing')
const methodNames =
  'length size toString hashCode isEmpty trim toUpperCase keySet values entrySet iterator clone clear getClass chars get add remove contains indexOf equals ' +
  'startsWith concat compareTo containsKey addAll putAll removeAll retainAll charAt substring split matches repeat subList replaceAll replaceFirst replace ' +
  'put set format getOrDefault stream sorted distinct count toList limit skip parseJson escapeJavaScript base64Encode base64Decode urlEncode urlDecode ' +
  'json path params body pow multiply divide abs intValue doubleValue toBigInteger valueOf parseInt class wait'
const methods = fc.constantFrom(...methodNames.split(' '))

/** A text as Velocity writes it, in quotes that read no references. */
const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Templates inclined to costs: loops in loops, doubling texts, growing lists, every method on everything. */
export const template: fc.Arbitrary<string> = fc.letrec<{ block: string; statement: string; value: string; call: string }>((tie) => ({
  block: fc.array(tie('statement'), { minLength: 1, maxLength: 5 }).map((statements) => statements.join('')),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('call'),
    fc
      .tuple(fc.constantFrom('$x', '$y', '$s', '$l', '$m.k', '$l[0]', '$n', '$context.requestOverride.header.a'), tie('value'))
      .map(([name, value]) => `#set(${name} = ${value})`),
    fc.tuple(tie('value'), tie('block'), tie('block')).map(([condition, then, otherwise]) => `#if(${condition})${then}#else${otherwise}#end`),
    fc
      .tuple(fc.constantFrom('[1..1000]', '[1..9]', '$l', '$m.entrySet()', '$s.split("")', '[[1,2],[3]]'), tie('block'))
      .map(([items, body]) => `#foreach($i in ${items})${body}#end`),
    fc.constantFrom(
      '#set($s = "$s$s")',
      '#set($void = $l.add($l))',
      '#set($void = $l.addAll($l))',
      '#set($void = $m.put($m, $l))',
      '#set($n = $n * $n)',
      '#stop',
      '#break',
    ),
    fc.tuple(fc.constantFrom('f', 'g'), tie('block')).map(([name, body]) => `#macro(${name} $p)${body}#end`),
    fc.tuple(fc.constantFrom('f', 'g'), variables).map(([name, value]) => `#${name}(${value})`),
    tie('block').map((body) => `#define($d)${body}#end$d`),
    tie('block').map((body) => `#evaluate(${literal(body)})`),
    fc.constantFrom('text ', '"', '\n', '{"a": ', '## note\n', '#* note *#', '#[[ $raw ]]#', '\\$x', '😀'),
  ),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    variables,
    tie('call'),
    fc.constantFrom('0', '1', '-7', '1000', '2147483647', '99999999999999999999', '1.5', '1e300', 'true', '""', '"$s"', '[]', '{}', '[1..1000]', "'a'"),
    patternText.map((text) => literal(text)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    tie('value').map((value) => `{"k": ${value}}`),
    fc
      .tuple(tie('value'), fc.constantFrom('+', '-', '*', '/', '%', '==', '<', '&&', '||'), tie('value'))
      .map(([one, operator, other]) => `(${one} ${operator} ${other})`),
  ),
  call: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(variables, methods, fc.array(tie('value'), { maxLength: 3 })).map(([on, method, values]) => `${on}.${method}(${values.join(', ')})`),
    fc.tuple(variables, fc.constantFrom('matches', 'replaceAll', 'split', 'replaceFirst'), pattern).map(([on, method, source]) => {
      const second = method.startsWith('replace') ? ", '$1$0'" : ''
      return `${on}.${method}(${literal(source)}${second})`
    }),
    fc.tuple(fc.constantFrom('json', 'path'), jsonPath).map(([method, path]) => `$input.${method}(${literal(path)})`),
    tie('call').map((inner) => `${inner}.toString()`),
  ),
})).block

/** What the variables are at first. */
export const beginning = `#set($x = 'abc')#set($y = 3)#set($s = 'xyxyxyxyxy')#set($l = ['p', 2, [3]])#set($m = {'k': 'v', 'l': [1]})#set($n = 12345678901234567890)`
