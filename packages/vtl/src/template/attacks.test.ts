import { defaultBudgets } from '@fourbox/java'
import { recordedCases } from '@fourbox/recorded-cases'
import { expect, test } from 'vitest'
import { TemplateEvaluationError, TemplateSyntaxError } from '../parse/errors.ts'
import { compile } from './template.ts'

interface Attack {
  readonly id: string
  readonly family: string
  readonly kind: 'attack' | 'control'
  readonly template: string
  readonly body?: string
  readonly absent?: readonly string[]
  readonly expectBody?: string
}

const nonce = 'n-0001'
const attacks = recordedCases<Attack>(new URL('../../cases/template-attacks.jsonl', import.meta.url))

test.for(attacks.filter(({ kind }) => kind === 'attack'))('$id ($family) makes text or an error, and nothing else', ({ template, body, absent }) => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  const text = textOf(expanded(template), body === undefined ? '' : expanded(body))
  for (const word of [...(absent ?? []), '47514PWN', '[native code]', 'function ']) expect(text).not.toContain(word)
  expect(text.length).toBeLessThanOrEqual(defaultBudgets.outputLength)
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  expect('polluted_by_attack' in {}).toBe(false)
})

test.for(attacks.filter(({ kind }) => kind === 'control'))('$id renders as any other template', ({ template, body, expectBody }) => {
  expect(textOf(expanded(template), body === undefined ? '' : expanded(body))).toBe(expanded(expectBody ?? ''))
})

const names = [
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
  '__lookupGetter__',
  'caller',
  'arguments',
  'call',
  'apply',
  'bind',
  'then',
  'toJSON',
]
const receivers = [
  '""',
  '1',
  '1.5',
  'true',
  '[1]',
  '{"a":1}',
  '{"constructor":1}',
  '$input',
  '$util',
  '$context',
  '$stageVariables',
  '$input.params()',
  '$foreach',
  '$x.class',
  '$l.iterator()',
  '$m.entrySet()',
  '$s.chars()',
  '$s.toCharArray()',
]
const reaches = [
  (name: string) => `$v.${name}`,
  (name: string) => `$v.${name}()`,
  (name: string) => `$v.${name}.${name}`,
  (name: string) => `$v["${name}"]`,
  (name: string) => `$v.get("${name}")`,
  (name: string) => `$v.remove("${name}")`,
  (name: string) => `$v.getOrDefault("${name}", 1)`,
  (name: string) => `#set($v.${name} = "PWN")$v.${name}`,
  (name: string) => `#set($v["${name}"]["polluted_by_attack"] = "yes")`,
  (name: string) => `$input.path("$.${name}")$input.json("$..${name}")$input.params("${name}")`,
  (name: string) => `#macro(${name} $x)x#end#${name}(1)#set($${name} = 1)$${name}`,
]

test('no name of JavaScript reaches anything of JavaScript, on any value, however it is asked for', () => {
  const before = Object.getOwnPropertyNames(Object.prototype)
  for (const receiver of receivers) {
    const setUp = `#set($s = "")#set($l = [])#set($m = {})#set($x = "")#foreach($i in [1])#set($v = ${receiver})`
    for (const reach of reaches) {
      const text = textOf(`${names.map((name) => setUp + reach(name)).join('#end')}#end`, '{"a":{"__proto__":{"polluted_by_attack":1}}}')
      expect(text).not.toMatch(/\[native code\]|function |=>|\[object/)
    }
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
  expect('polluted_by_attack' in {}).toBe(false)
})

test('what a template does to $util, $context and the stage variables is gone with its render', () => {
  const spoil = '#set($util = "x")#set($context.stage = "x")#set($d = $context.put("requestId", "x"))#set($stageVariables.a = "x")#set($input = 1)'
  const look = '$util.urlEncode("a b")|$context.stage|$context.requestId|$stageVariables.a|$input.body'
  const context = new Map([
    ['stage', 'prod'],
    ['requestId', 'r1'],
  ])
  const scope = { body: '1', stageVariables: { a: 'A' }, context: { get: (name: string) => context.get(name), names: () => context.keys() } }
  const template = compile(look + spoil)
  template.render(scope)
  expect(template.render(scope).text).toBe('a+b|prod|r1|A|1')
})

function textOf(template: string, body: string): string {
  try {
    return compile(template).render({ body }).text
  } catch (error) {
    if (error instanceof TemplateSyntaxError || error instanceof TemplateEvaluationError) return error.message
    throw error
  }
}

/** Fills in the placeholders that the attacks are written with. */
function expanded(text: string): string {
  return text
    .replaceAll('@@NONCE@@', nonce)
    .replaceAll('@@NONCE_B64@@', Buffer.from(nonce).toString('base64'))
    .replaceAll('@@WRITE_FILE@@', '/nowhere/written')
    .replaceAll(/@@REP\((\d+),([^)]*)\)@@/g, (_whole, count: string, unit: string) => Buffer.from(unit, 'base64').toString().repeat(Number(count)))
}
