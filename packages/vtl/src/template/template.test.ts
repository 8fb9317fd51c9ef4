import { recordedCases } from '@fourbox/recorded-cases'
import { expect, test } from 'vitest'
import type { Profile } from '../scope/profile.ts'
import { TemplateEvaluationError, TemplateSyntaxError } from '../parse/errors.ts'
import type { ContextRecord } from '../scope/context.ts'
import type { PlainValue } from '../scope/plain-value.ts'
import type { Scope } from './scope.ts'
import { compile, compileInSlices } from './template.ts'

interface Recorded {
  readonly id: string
  readonly template: string
  readonly input: {
    readonly body?: string
    readonly params?: NonNullable<Scope['params']>
    readonly stageVariables?: Readonly<Record<string, string>>
    readonly context?: ContextRecord
  }
  readonly expected?: string
  readonly expectedAws?: string
  readonly overrides?: unknown
  readonly error?: 'parse' | 'evaluation'
  readonly errorAws?: 'parse' | 'evaluation'
}

const recorded = ['templates', 'velocity', 'velocity-oddities'].flatMap((name) =>
  recordedCases<Recorded>(new URL(`../../cases/${name}.jsonl`, import.meta.url)),
)

test('templates render as plain Velocity 1.7 renders them, or fail where it fails', () => {
  const answers = recorded.map((wanted) => answer(wanted, 'plain'))
  expect(answers).toEqual(recorded.map(({ id, error, expected }) => ({ id, text: error ?? expected })))
})

test('templates render as API Gateway renders them, or fail where it fails', () => {
  const answers = recorded.map((wanted) => answer(wanted, 'aws'))
  expect(answers).toEqual(recorded.map(({ id, error, errorAws, expected, expectedAws }) => ({ id, text: errorAws ?? expectedAws ?? error ?? expected })))
})

test('what a template writes to the overrides can be read after it', () => {
  const writing = recorded.filter(({ overrides }) => overrides !== undefined)
  expect(writing.length).toBeGreaterThan(10)
  const written = writing.map(({ template, input }) => plainJson(compile(template, { profile: 'plain' }).render(scopeOf(input)).overrides.toPlain()))
  expect(written).toEqual(writing.map(({ overrides }) => overrides))
})

function answer({ id, template, input }: Recorded, profile: Profile): { readonly id: string; readonly text: string } {
  try {
    return { id, text: compile(template, { profile }).render(scopeOf(input)).text }
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return { id, text: 'parse' }
    if (error instanceof TemplateEvaluationError) return { id, text: 'evaluation' }
    throw error
  }
}

function scopeOf({ body = '', params = {}, stageVariables = {}, context = {} }: Recorded['input']): Scope {
  return {
    body,
    params,
    stageVariables,
    context: { get: (name) => (Object.hasOwn(context, name) ? context[name] : undefined), names: () => Object.keys(context) },
  }
}

/** Plain data as objects, without the maps that nobody wrote to. */
function plainJson(value: PlainValue): unknown {
  if (!(value instanceof Map)) return value
  const members = [...value].map(([name, member]): [string, unknown] => [name, plainJson(member)])
  return Object.fromEntries(members.filter(([, member]) => !(member instanceof Object && Object.keys(member).length === 0)))
}

test("a map's class goes before a member of that name, wherever it is asked for", () => {
  const template = '#set($m = $input.path("$"))a $m.class b $m.Class#set($c = $m.class)#if($m.class == "x")yes#end|$c|$m.get("class")'
  expect(compile(template).render({ body: '{"class":"x"}' }).text).toBe(
    'a class java.util.LinkedHashMap b class java.util.LinkedHashMap|class java.util.LinkedHashMap|x',
  )
})

test('a long template is compiled in slices, also what stands within its blocks and strings, and renders the same', () => {
  const references = '$input.path("$.a") '.repeat(500)
  for (const source of [
    references,
    `#if(true)#foreach($i in [1, 2])${references}#end#end`,
    `#macro(m)${references}#end#m()`,
    '#set($s = "$input.body $a")$s '.repeat(500),
  ]) {
    const slices = compileInSlices(source)
    let stops = 0
    let slice = slices.next()
    for (; slice.done !== true; slice = slices.next()) stops += 1
    expect(stops).toBeGreaterThan(10)
    expect(slice.value.render({ body: '{"a":1}' }).text).toBe(compile(source).render({ body: '{"a":1}' }).text)
  }
})
