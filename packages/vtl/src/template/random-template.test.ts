import { defaultBudgets } from '@fourbox/java'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { TemplateEvaluationError, TemplateSyntaxError } from '../parse/errors.ts'
import { randomTemplate, setUp } from './random-template.contract.ts'
import { compile, type CompileOptions } from './template.ts'

const scope = {
  body: '{"a":[1,{"b":"c"}]}',
  params: { querystring: { q: 'one' } },
  context: { get: (name: string) => (name === 'stage' ? 'prod' : undefined), names: () => ['stage'] },
}

test('a template made by the grammar is accepted, and renders or fails in a known way, within its budgets', () => {
  fc.assert(
    fc.property(randomTemplate, fc.constantFrom<'aws' | 'plain'>('aws', 'plain'), (template, profile) => {
      const { render } = compile(setUp + template, { profile })
      const text = outcome(() => render(scope).text)
      expect(text.length).toBeLessThanOrEqual(defaultBudgets.outputLength)
    }),
    { numRuns: 1_000 },
  )
})

test('tracing changes nothing, and a compiled template renders the same again', () => {
  const rendering = (template: string, options: CompileOptions) => {
    const { render } = compile(template, options)
    return [outcome(() => render(scope).text), outcome(() => render(scope).text)]
  }
  fc.assert(
    fc.property(randomTemplate, (template) => {
      const [first, second] = rendering(setUp + template, {})
      expect(second).toBe(first)
      expect(rendering(setUp + template, { trace: true })).toEqual([first, first])
    }),
    { numRuns: 300 },
  )
})

test('whatever characters a template is made of, it is refused with a place or it renders', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...Array.from('$#\\{}()[]"\'.,:!*@=<>&|+-/% \n\tabc012'),
      '$x',
      '#if(',
      '#end',
      '#set($x=',
      '#foreach($i in ',
      '#macro(m',
      '#{else}',
      '#[[',
      ']]#',
      '#*',
      '*#',
      '##',
    ),
    fc.string({ maxLength: 3 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      const source = pieces.join('')
      expect(placeOf(source)).toBeLessThanOrEqual(source.split(/\r\n|\r|\n/).length)
    }),
    { numRuns: 2_000 },
  )
})

test('text without # $ and \\ comes out as it went in', () => {
  fc.assert(
    fc.property(
      fc.string().map((text) => text.replaceAll(/[#$\\]/g, '')),
      (text) => {
        expect(compile(text).render(scope).text).toBe(text)
      },
    ),
  )
})

test('anything but its own end stands in an unparsed block as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('$x', '#if(', '#end', '\\', ' ', '\n', '"', '$', 'a', '}', '##', '[['), { maxLength: 12 }), (pieces) => {
      const text = ` ${pieces.join('')} `
      expect(compile(`#[[${text}]]#`).render(scope).text).toBe(text)
    }),
  )
})

function outcome(render: () => string): string {
  try {
    return render()
  } catch (error) {
    if (error instanceof TemplateEvaluationError) return error.message
    throw error
  }
}

/** The line that a template is refused or fails at; 0 if it renders. */
function placeOf(source: string): number {
  try {
    compile(source).render(scope)
    return 0
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error.line
    if (error instanceof TemplateEvaluationError) return error.position?.line ?? Infinity
    throw error
  }
}
