import { mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { removeUnfinished, unfinishedPath } from './unfinished.ts'

test('what another process left unfinished is removed, and nothing else', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-unfinished-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const others = 'a0cf0000-0000-4000-8000-000000000000-b0cf0000-0000-4000-8000-000000000000'
  writeFileSync(join(folder, `restore-${others}.sqlite`), '')
  writeFileSync(join(folder, `backup-${others}.sqlite-wal`), '')
  mkdirSync(join(folder, `empty-${others}`))
  const own = unfinishedPath(folder, 'restore')
  for (const name of ['fourbox.sqlite', 'restore-notes.txt']) writeFileSync(join(folder, name), '')
  writeFileSync(own, '')
  removeUnfinished(folder)
  expect(
    readdirSync(folder)
      .map((name) => join(folder, name))
      .toSorted(),
  ).toEqual([join(folder, 'fourbox.sqlite'), own, join(folder, 'restore-notes.txt')].toSorted())
})
