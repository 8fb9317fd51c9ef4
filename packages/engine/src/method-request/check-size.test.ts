import { expect, test } from 'vitest'
import { answering, deploy, trialApi } from '../testing/trial.ts'

test('headers of 10,240 characters go in, of one more they are 431', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('in') }) })
  const half = 'x'.repeat(5_120)
  expect((await call('GET /pets', { A: half, B: half })).status).toBe(200)
  expect(await call('GET /pets', { A: half, B: `${half}x` })).toMatchObject({ status: 431, body: '{"message":"Request Header Fields Too Large"}' })
})

test('a path with its query of 10,240 characters goes in, of one more it is 414', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('in') }) })
  const query = `q=${'x'.repeat(10_240 - '/dev/pets'.length - 'q='.length)}`
  expect((await call(`GET /pets?${query}`)).status).toBe(200)
  expect(await call(`GET /pets?${query}x`)).toMatchObject({ status: 414, body: '{"message":"Request URI too long"}' })
})
