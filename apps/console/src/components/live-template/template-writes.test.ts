import { expect, test } from 'vitest'
import { renderTemplate } from './render-template.ts'
import type { TemplateSide } from './template-writes.ts'

const scope = { params: { path: [], querystring: [], header: [] }, stageVariables: [], context: {} }

function setsOf(side: TemplateSide, source: string, before?: { readonly source: string; readonly body: string }) {
  const rendering = renderTemplate({ side, source, body: '', scope, ...(before && { before }) })
  return rendering.outcome === 'rendered' ? rendering.sets : rendering.reason
}

test('what a template sets beside its body is told of its own side', () => {
  const source = `#set($context.requestOverride.header.X-A = 'a')#set($context.requestOverride.querystring.q = ['1', '2'])#set($context.responseOverride.status = 404)`
  expect(setsOf('request', source)).toEqual({
    status: undefined,
    query: [
      ['q', '1'],
      ['q', '2'],
    ],
    headers: [['X-A', 'a']],
  })
  expect(setsOf('response', `${source}#set($context.responseOverride.header.X-B = true)`)).toEqual({ status: '404', query: [], headers: [['X-B', 'true']] })
})

test('an override that is set twice fails, and what the request’s template has set a response’s still reads', () => {
  const twice = '#set($context.responseOverride.status = 1)#set($context.responseOverride.status = 2)'
  expect(setsOf('response', twice)).toMatch(/is set more than once/)
  const before = { source: "#set($context.requestOverride.header.X-A = 'a')", body: '' }
  expect(setsOf('response', '#set($context.responseOverride.header.X-B = $context.requestOverride.header.X-A)', before)).toMatchObject({
    headers: [['X-B', 'a']],
  })
})
