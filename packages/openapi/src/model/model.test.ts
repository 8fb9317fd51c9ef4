import { expect, test } from 'vitest'
import type { RestApi } from '@fourbox/domain'

import { newApi, settings } from '../fixtures.ts'
import { importDefinition } from '../import/import-definition.ts'
import { flattenModel } from './flatten-model.ts'
import { modelTemplate } from './model-template.ts'

function withModels(schemas: object): RestApi {
  return importDefinition(JSON.stringify({ openapi: '3.0.1', info: { title: 't' }, components: { schemas } }), newApi, settings()).api
}

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const api = withModels({
  Pet: { type: 'object', properties: { id: { type: 'integer' }, type: { type: 'string' }, good: { type: 'boolean' } } },
  Pets: { type: 'array', items: reference('Pet') },
  Owner: { type: 'object', properties: { pet: reference('Pet'), friends: { type: 'array', items: reference('Owner') } } },
  Empty: { type: 'object' },
})

test('the template of a model prints an example of it', () => {
  expect(modelTemplate(api, 'Pet')).toBe('#set($inputRoot = $input.path(\'$\'))\n{\n  "id" : 42,\n  "type" : "foo",\n  "good" : true\n}')
  expect(modelTemplate(api, 'Empty')).toBe("#set($inputRoot = $input.path('$'))\n{ }")
})

test('the template of a list goes through it', () => {
  expect(modelTemplate(api, 'Pets')).toBe(
    `#set($inputRoot = $input.path('$'))
[
##TODO: Update this foreach loop to reference array from input json
#foreach($elem in $inputRoot)
  {
    "id" : 42,
    "type" : "foo",
    "good" : true
  }
#if($foreach.hasNext),#end
#end
]`,
  )
})

test('a model within itself ends, in a template and flattened', () => {
  expect(modelTemplate(api, 'Owner')).toContain('#foreach($elem in $inputRoot.friends)\n    { }')
  const flat = JSON.parse(flattenModel(api, 'Owner') ?? '')
  expect(flat.properties.pet.properties.id).toEqual({ type: 'integer' })
  expect(flat.properties.friends.items.$ref).toMatch(/\/models\/Owner$/)
})

test('models that refer to one another twice, twenty levels deep, stay small', () => {
  const schemas: Record<string, object> = { L20: { type: 'string' } }
  for (let level = 0; level < 20; level++) {
    schemas[`L${level}`] = { type: 'object', properties: { a: reference(`L${level + 1}`), b: reference(`L${level + 1}`) } }
  }
  const deep = withModels(schemas)
  expect(flattenModel(deep, 'L0')?.length).toBeLessThan(20_000_000)
  expect(modelTemplate(deep, 'L0')?.length).toBeLessThan(1_000_000)
})

test('a model that is not there has no template', () => {
  expect(modelTemplate(api, 'constructor')).toBeUndefined()
  expect(flattenModel(api, 'constructor')).toBeUndefined()
})
