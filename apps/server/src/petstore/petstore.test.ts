import { afterAll, beforeAll, expect, test } from 'vitest'

import { startPetstore, type Petstore } from './petstore.ts'

let petstore: Petstore
beforeAll(async () => {
  petstore = await startPetstore()
})
afterAll(() => petstore.close())

async function call(path: string, body?: string) {
  const response = await fetch(`http://127.0.0.1:${petstore.port}${path}`, body === undefined ? {} : { method: 'POST', body })
  return { status: response.status, text: await response.text() }
}

test('the list shows three pets', async () => {
  const { status, text } = await call('/petstore/pets')
  expect(status).toBe(200)
  expect(JSON.parse(text)).toEqual([
    { id: 1, type: 'dog', price: 249.99 },
    { id: 2, type: 'cat', price: 124.99 },
    { id: 3, type: 'fish', price: 0.99 },
  ])
})

test('a type turns every pet into one, and a page shifts the ids', async () => {
  const { text } = await call('/petstore/pets?type=cat&page=2')
  expect(JSON.parse(text)).toEqual([
    { id: 4, type: 'cat', price: 249.99 },
    { id: 5, type: 'cat', price: 124.99 },
    { id: 6, type: 'cat', price: 0.99 },
  ])
})

test('one pet is found by its id', async () => {
  expect(JSON.parse((await call('/petstore/pets/1')).text)).toEqual({ id: 1, type: 'dog', price: 249.99 })
})

test.each(['-1', '0', 'rex'])('pet %s is out of range', async (id) => {
  expect(JSON.parse((await call(`/petstore/pets/${id}`)).text)).toEqual({
    errors: [{ key: 'GetPetRequest.petId', message: 'The value is out of range.' }],
  })
})

test('a posted pet is handed back', async () => {
  const { status, text } = await call('/petstore/pets', '{"type":"dog","price":249.99}')
  expect(status).toBe(200)
  expect(JSON.parse(text)).toEqual({ pet: { type: 'dog', price: 249.99 }, message: 'success' })
})

test.each(['{}', 'null', 'no json'])('a post of %s misses both fields', async (body) => {
  const { status, text } = await call('/petstore/pets', body)
  expect(status).toBe(400)
  expect(JSON.parse(text)).toEqual({
    errors: [
      { key: 'Pet2.type', message: 'Missing required field' },
      { key: 'Pet2.price', message: 'Missing required field' },
    ],
  })
})

test('any other path is not served', async () => {
  expect(await call('/petstore')).toEqual({ status: 404, text: 'Cannot GET /petstore' })
})
