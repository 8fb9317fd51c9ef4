import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { UsageError } from '../../failures/usage-error.ts'
import { copyStore } from './copy-store.ts'

test('a database in the words of libpq is no folder: it is refused without its password, on either side', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const settings = { replace: false, environment: {} }
  for (const words of ['host=localhost password=hidden', 'dbname = a password=hidden', `${folder}/x user=me`])
    for (const [from, to] of [
      [join(folder, 'a'), words],
      [words, join(folder, 'a')],
    ] as const) {
      const refused: unknown = await copyStore(from, to, settings).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(UsageError)
      expect(String(refused)).toContain('copy takes a database as postgres://USER:PASSWORD@HOST:5432/DATABASE')
      expect(String(refused)).not.toContain('hidden')
    }
  expect(readdirSync(folder)).toEqual([])
})
