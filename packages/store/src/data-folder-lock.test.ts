import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DataFolderLocked, lockDataFolder } from './data-folder-lock.ts'

test('a data folder has one holder at a time', () => {
  const folder = join(temporaryFolder(), 'made', 'by the lock')
  const lock = lockDataFolder(folder)
  expect(() => lockDataFolder(folder)).toThrow(DataFolderLocked)
  lock.release()
  lockDataFolder(folder).release()
})

test('another process is refused by name while the holder lives, and not after kill -9', async () => {
  const folder = temporaryFolder()
  const script = join(folder, 'holder.ts')
  writeFileSync(
    script,
    `import { lockDataFolder } from ${JSON.stringify(join(import.meta.dirname, 'data-folder-lock.ts'))}
     lockDataFolder(${JSON.stringify(folder)})
     process.send('locked')
     setInterval(() => {}, 1000)`,
  )
  const holder = fork(script)
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder, 'message')
  expect(() => lockDataFolder(folder)).toThrow(`Another Fourbox (process ${holder.pid}) uses the data folder ${folder}.`)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  lockDataFolder(folder).release()
})

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}
