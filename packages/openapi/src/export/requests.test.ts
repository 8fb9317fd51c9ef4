import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { newApi, settings } from '../fixtures.ts'
import { importDefinition } from '../import/import-definition.ts'
import { exportHttpFile } from './http-file.ts'
import { exportPostman } from './postman.ts'

const { api } = importDefinition(readFileSync(join(import.meta.dirname, '../../cases/everything.json'), 'utf8'), newApi, settings())
const address = { stageName: 'dev', invokeUrl: 'http://abc.execute-api.localhost:4401/dev' }

test('an .http file has a request for each method, and what varies at the top', () => {
  const file = exportHttpFile(api, address)
  expect(file).toMatch(
    /^# Everything, stage dev\n@baseUrl = http:\/\/abc\.execute-api\.localhost:4401\/dev\n@thingId = 1\n@proxy = 1\n@apiKey = \n@token = \n\n### GET \/things\n/,
  )
  expect(file).toContain(
    '### GET /things\nGET {{baseUrl}}/things?page=&kind=\nx-api-key: {{apiKey}}\nAuthorization: {{token}}\nX-Trace: \n\n### POST /things\nPOST {{baseUrl}}/things\n',
  )
  expect(file).toContain('### ANY /things/{thingId}/{proxy+}\nGET {{baseUrl}}/things/{{thingId}}/{{proxy}}')
  expect(file).toContain('Content-Type: application/json\n\n{\n  "id": 0,\n  "kind": "a",\n  "parent": {},\n  "more": {}\n}')
  expect(file).toContain('### PUT /things\n# Signed with AWS Signature Version 4')
})

test('names cannot begin another request', () => {
  const definition = {
    openapi: '3.0.1',
    info: { title: 'a\n\nGET http://evil.example' },
    paths: { '/x': { get: { responses: {}, parameters: [{ name: 'X-Name', in: 'header' }] } } },
  }
  // An import refuses such a name; a data folder of an older Fourbox may hold one.
  const imported = JSON.stringify(importDefinition(JSON.stringify(definition), newApi, settings()).api)
  const file = exportHttpFile(JSON.parse(imported.replace('X-Name', 'X\\r\\n\\r\\nGET http://evil.example')), address)
  expect(file.split('\n').filter((line) => line.startsWith('GET'))).toEqual(['GET {{baseUrl}}/x'])
})

test('a Postman collection has a folder for each resource', () => {
  const collection = JSON.parse(exportPostman(api, address))
  expect(collection).toMatchObject({
    info: { name: 'Everything (dev)', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    variable: [{ key: 'baseUrl', value: address.invokeUrl }, { key: 'apiKey' }, { key: 'token' }],
  })
  expect(collection.item.map((folder: { name: string }) => folder.name)).toEqual(['/things', '/things/{thingId}/{proxy+}'])
  const [things, greedy] = collection.item
  expect(things.item[0].request.url).toEqual({
    raw: '{{baseUrl}}/things?kind=',
    host: ['{{baseUrl}}'],
    path: ['things'],
    query: [
      { key: 'page', value: '', disabled: true },
      { key: 'kind', value: '' },
    ],
  })
  expect(things.item[2].request.auth).toMatchObject({ type: 'awsv4' })
  expect(greedy.item[0].request).toMatchObject({
    method: 'GET',
    url: { path: ['things', ':thingId', ':proxy'], variable: [{ key: 'thingId' }, { key: 'proxy' }] },
  })
})
