import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own, in memory, that is soon full. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves no byte free. */
  fill(): void
  /** Makes room again. */
  clear(): void
  /** Takes it away, with all that it holds. */
  remove(): void
}

/** Why there is none here; undefined where `mountSmallDisk` works. */
export const noSmallDisk: string | undefined = whyNot()

export function mountSmallDisk(size = '96m'): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-small-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' })
  const ballast = join(folder, 'ballast')
  return {
    folder,
    fill: () => {
      const file = openSync(ballast, 'w')
      try {
        for (const bytes of [1024 * 1024, 4096]) writeUntilFull(file, Buffer.alloc(bytes))
      } finally {
        closeSync(file)
      }
    },
    clear: () => rmSync(ballast),
    remove: () => {
      execFileSync('umount', [folder])
      rmSync(folder, { recursive: true })
    },
  }
}

function writeUntilFull(file: number, bytes: Buffer): void {
  try {
    for (;;) if (writeSync(file, bytes) < bytes.length) return
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}

function whyNot(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'a disk that is soon full is mounted by root alone, on Linux'
  try {
    mountSmallDisk('1m').remove()
    return undefined
  } catch {
    return 'no file system may be mounted here'
  }
}
