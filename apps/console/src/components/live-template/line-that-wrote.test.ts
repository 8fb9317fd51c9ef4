import { expect, test } from 'vitest'
import { lineThatWrote } from './line-that-wrote.ts'
import { renderTemplate } from './render-template.ts'

const scope = { params: { path: [], querystring: [], header: [] }, stageVariables: [], context: {} }

function lineOf(member: string, source: string, body = ''): number | undefined {
  const rendering = renderTemplate({ side: 'request', source, body, scope })
  return rendering.outcome === 'rendered' ? lineThatWrote(member, rendering) : undefined
}

test('a member is found where it is written, not where its name stands first', () => {
  const source = '#set($note = "id")\n{"inner": {"id": 1},\n## "id"\n"text": "\\"id\\": no",\n#foreach($i in [1..2])\n#end\n  "id": 2\n}'
  expect(lineOf('id', source)).toBe(7)
  expect(lineOf('inner', source)).toBe(2)
})

test('a member that a reference brought is found at the reference, whatever the body’s own lines', () => {
  const source = '#if(true)\n\n$input.body\n#end'
  expect(lineOf('b', source, '{\n"a": 1,\n"b": 2}')).toBe(3)
})

test('what is no member of the outermost object leads nowhere', () => {
  expect(lineOf('id', '[{"id": 1}]')).toBeUndefined()
  expect(lineOf('id', 'no JSON')).toBeUndefined()
})
