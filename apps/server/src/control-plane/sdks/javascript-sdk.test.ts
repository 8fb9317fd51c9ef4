import { defaultModels, newRestApi, type Method, type RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { javascriptSdk } from './javascript-sdk.ts'

test('methods are named after path and verb, ANY has none, equal names are numbered', () => {
  const source = sourceOf(apiWith({ '/': ['GET', 'ANY'], '/pets/{petId}': ['GET'], '/pets-petId': ['GET'], '/a/{proxy+}': ['POST'] }))
  const { methods } = JSON.parse(/const description = (\{[\s\S]*?\n\})\n/.exec(source)?.[1] ?? '')
  expect(Object.keys(methods)).toEqual(['rootGet', 'petsPetIdGet', 'petsPetIdGet2', 'aProxyPost'])
  expect(methods.petsPetIdGet).toEqual({ verb: 'GET', path: '/pets/{petId}', query: [], headers: [], required: ['petId'] })
})

test('a name cannot end the script of a page', () => {
  expect(sourceOf({ ...apiWith({}), name: '</script><script>alert(1)</script>' })).not.toContain('</script>')
})

function sourceOf(api: RestApi): string {
  return javascriptSdk(api, 'http://localhost:4401/x').get('apiGateway-js-sdk/apigClient.js') ?? ''
}

function apiWith(paths: Readonly<Record<string, readonly string[]>>): RestApi {
  const method: Method = { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false, methodResponses: {} }
  let count = 0
  const newId = () => `id${++count}`
  const base = newRestApi({ id: 'api', name: 'named', createdDate: 1, newId })
  const resources = Object.entries(paths).map(([path, verbs], at) => [
    `r${at}`,
    { id: `r${at}`, path, methods: Object.fromEntries(verbs.map((verb) => [verb, method])) },
  ])
  return { ...base, models: defaultModels(newId), resources: Object.fromEntries(resources) }
}
