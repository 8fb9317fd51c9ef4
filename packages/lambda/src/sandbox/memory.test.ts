import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { processesOf, SandboxMemory } from './memory.ts'

test.runIf(process.platform === 'linux')('what a process holds that was started later is counted within five looks', async () => {
  const shell = spawn('sh', ['-c', 'echo ready; read go; sleep 60 & echo started; wait'], { detached: true, stdio: ['pipe', 'pipe', 'ignore'] })
  const { pid = 0 } = shell
  onTestFinished(() => void process.kill(-pid, 'SIGKILL'))
  const said = async () => String((await once(shell.stdout, 'data'))[0])
  expect(await said()).toBe('ready\n')
  const memory = new SandboxMemory(pid)
  const alone = memory.look()
  expect(alone).toBeGreaterThan(0)
  expect(processesOf(pid)).toEqual([pid])
  shell.stdin.write('\n')
  expect(await said()).toBe('started\n')
  expect(processesOf(pid)).toHaveLength(2)
  const [, later = 0] = processesOf(pid)
  // It is forked by then, and its own program may not be loaded yet.
  await expect.poll(() => readFileSync(`/proc/${later}/stat`, 'latin1')).toContain('(sleep) S')
  const looks = Array.from({ length: 5 }, () => memory.look())
  expect(looks.at(-1)).toBeGreaterThan(alone + new SandboxMemory(later).look() / 2)
})
