import { expect, test } from 'vitest'
import { encodeText } from '../content/text.ts'
import { answering, deploy, trialApi } from '../testing/trial.ts'
import { preferredCoding } from './compress.ts'

test.each([
  [undefined, undefined],
  ['', undefined],
  ['gzip', 'gzip'],
  ['deflate, gzip', 'gzip'],
  ['deflate, gzip;q=0.5', 'deflate'],
  ['gzip;q=0', undefined],
  ['identity, gzip;q=0.5', undefined],
  ['identity, gzip', 'gzip'],
  ['br', undefined],
  ['*', 'gzip'],
  ['GZIP;Q=0.8', 'gzip'],
])('Accept-Encoding %j prefers %s', (header, coding) => {
  expect(preferredCoding(header)).toBe(coding)
})

const compression = {
  compress: (coding: string) => Promise.resolve(encodeText(`<${coding}>`)),
  inflate: (coding: string, bytes: Uint8Array) =>
    bytes[0] === 1
      ? Promise.resolve(encodeText(`{"from":"${coding}"}`))
      : bytes[0] === 2
        ? Promise.resolve(undefined)
        : Promise.reject(new Error('not in that coding')),
}

test('answers of at least minimumCompressionSize bytes are compressed, smaller ones and those of an API without it never', async () => {
  const deployed = (minimumCompressionSize?: number) =>
    deploy({
      api: trialApi({ 'GET /pets': answering('0123456789') }, minimumCompressionSize === undefined ? {} : { minimumCompressionSize }),
      ports: { compression },
    })
  const accepting = { 'Accept-Encoding': 'gzip' }
  expect(await (await deployed(10))('GET /pets', accepting)).toMatchObject({ body: '<gzip>', headers: { 'Content-Encoding': 'gzip', 'Content-Length': '6' } })
  expect((await (await deployed(11))('GET /pets', accepting)).body).toBe('0123456789')
  expect((await (await deployed(0))('GET /pets')).body).toBe('0123456789')
  expect((await (await deployed())('GET /pets', accepting)).body).toBe('0123456789')
})

test('an answer that its back end has compressed is not compressed again', async () => {
  const http = { send: () => Promise.resolve({ status: 200, headers: ['Content-Encoding', 'br'], body: Uint8Array.of(1, 2, 3) }) }
  const api = trialApi({ 'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example' } } }, { minimumCompressionSize: 0 })
  const { headerLists, raw } = await (await deploy({ api, ports: { compression, http } }))('GET /pets', { 'Accept-Encoding': 'gzip' })
  expect(headerLists.get('Content-Encoding')).toEqual(['br'])
  expect(raw).toEqual(Uint8Array.of(1, 2, 3))
})

test('a compressed request is inflated first; an unknown coding, or bytes in another one, are 415', async () => {
  const integration = {
    type: 'MOCK',
    requestTemplates: { 'application/json': '#set($context.responseOverride.header.X = $input.json(\'$.from\')){"statusCode": 200}' },
  } as const
  const call = await deploy({ api: trialApi({ 'POST /pets': { integration } }), ports: { compression } })
  expect((await call('POST /pets', { 'Content-Encoding': 'gzip' }, Uint8Array.of(1))).headers['X']).toBe('"gzip"')
  expect((await call('POST /pets', { 'content-encoding': 'Deflate' }, Uint8Array.of(1))).headers['X']).toBe('"deflate"')
  expect((await call('POST /pets', { 'Content-Encoding': 'identity' }, '{"from":1}')).headers['X']).toBe('1')
  expect((await call('POST /pets', { 'Content-Encoding': 'br' }, Uint8Array.of(1))).status).toBe(415)
  expect((await call('POST /pets', { 'Content-Encoding': 'gzip' }, Uint8Array.of(3))).status).toBe(415)
  expect((await call('POST /pets', { 'Content-Encoding': 'gzip' }, Uint8Array.of(2))).status).toBe(413)
})
