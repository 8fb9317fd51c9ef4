import { expect, test } from 'vitest'
import { TemplateEvaluationError, TemplateSyntaxError } from '../parse/errors.ts'
import { compile } from './template.ts'

function refusal(template: string): TemplateSyntaxError {
  try {
    compile(template)
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error
    throw error
  }
  throw new Error('the template was accepted')
}

test('a syntax error has line, column, what was found and what was expected', () => {
  const { line, column, found, expected, message } = refusal('{\n  "a": #if($x)\n}')
  expect({ line, column, found, expected }).toEqual({ line: 3, column: 2, found: '<EOF>', expected: ['#end'] })
  expect(message).toBe('Encountered <EOF> at line 3, column 2, was expecting #end')
})

test.for<readonly [template: string, line: number, column: number]>([
  ['#set($x = )', 1, 11],
  ['#set($x = 1', 1, 12],
  ['text\r\n#foreach($i in [1,2)', 2, 20],
  ['a\rb\n#else', 3, 1],
  ['$input.path("x"', 1, 16],
  ['#macro()x#end', 1, 1],
  ['#set(x = 1)', 1, 6],
  ['#if("$x#if(")#end', 1, 13],
  ['#set($x = "a\\uZZZZ")', 1, 11],
  ['#evaluate(1)', 1, 1],
  ['#if($x.contains(#3))a#end', 1, 17],
  ['$', 1, 2],
])('%s is refused at its place', ([template, line, column]) => {
  expect(refusal(template)).toMatchObject({ line, column })
})

test('an error while rendering says where', () => {
  const failing = compile('one\n  $input.path("$.a").substring(9)')
  const failure = failureOf(() => failing.render({ body: '{"a":"x"}' }))
  expect(failure).toMatchObject({
    kind: 'exception',
    position: { line: 2, column: 22 },
    message: 'java.lang.StringIndexOutOfBoundsException: begin 9, end 1, length 1',
  })
})

function failureOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error
  }
}

test('files are refused when the template gets to them, not before', () => {
  expect(() => compile('#parse("x.vm")').render({ body: '' })).toThrow(/#parse is not allowed/)
  expect(() => compile('#include("/etc/hostname")').render({ body: '' })).toThrow(/#include is not allowed/)
  expect(compile('#if(false)#parse("x.vm")#end-').render({ body: '' }).text).toBe('-')
})

test.for(['a=1&b', '{"a":', '[1,'])('a body that is %s fails a template that looks into it, and no other', (body) => {
  expect(compile('x').render({ body }).text).toBe('x')
  const looking = compile("$input.path('$.a')")
  const outcome = (() => {
    try {
      return looking.render({ body }).text
    } catch (error) {
      return error instanceof TemplateEvaluationError ? error.kind : 'crash'
    }
  })()
  expect(['exception', '']).toContain(outcome)
})

test('a JSONPath that does not parse fails where it is used', () => {
  expect(() => compile("\n$input.json('$[')").render({ body: '{}' })).toThrow(/InvalidPathException/)
})
