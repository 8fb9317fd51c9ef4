import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiGateway } from '@fourbox/wire'
import { expect, test } from 'vitest'
import { trialServer } from '../testing/trial-server.ts'
import { operations } from './operations.ts'

test('all of AWS’s operations are here, and each of them is tried beside its noun', () => {
  const tests = globSync('*/*.test.ts', { cwd: import.meta.dirname }).map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
  const tried = new Set(tests.flatMap((text) => [...text.matchAll(/\baws\.(\w+)\(/g)].map(([, name = '']) => name.charAt(0).toUpperCase() + name.slice(1))))
  const names = apiGateway.operations.map(({ name }) => name)
  expect(names).toHaveLength(124)
  expect(new Set(Object.keys(operations))).toEqual(new Set(names))
  expect(names.filter((name) => !tried.has(name))).toEqual([])
})

test('what is no operation is said to be none', async () => {
  const { call } = await trialServer()
  expect(await call('GET', '/nothing')).toMatchObject({
    status: 403,
    body: { message: 'Unable to determine service/operation name to be authorized' },
  })
})
