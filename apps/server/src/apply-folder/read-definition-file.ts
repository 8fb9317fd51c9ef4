import { constants, type Stats } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { largestDefinitionBytes } from '@fourbox/openapi'

/** A file that cannot be a definition, or cannot be read; the message is what a person reads behind the file's name. */
export class UnreadableFile extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UnreadableFile'
  }
}

/**
 * The bytes of a definition, or undefined where nothing stands under that name. Whatever stands there, it neither hangs
 * nor fills the memory: pipes are not waited for, devices not opened, and no more is read than a definition may have.
 * @throws UnreadableFile
 */
export async function readDefinitionFile(path: string): Promise<Uint8Array | undefined> {
  try {
    // Opening a device may already do something, so what it is is asked first; it may be another thing a moment later, so the handle is asked, too.
    checkIsFile(await stat(path))
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
    checkIsFile(await file.stat())
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(largestDefinitionBytes + 1))
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') return undefined
    throw new UnreadableFile(`cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function checkIsFile(stats: Stats): void {
  const what = [...kinds].find(([, is]) => is(stats))?.[0]
  if (what !== undefined) throw new UnreadableFile(`is ${what}, not a file`)
  if (stats.size > largestDefinitionBytes) throw new UnreadableFile(`has ${stats.size} bytes; a definition may have ${largestDefinitionBytes}`)
}

const kinds: ReadonlyMap<string, (stats: Stats) => boolean> = new Map([
  ['a folder', (stats) => stats.isDirectory()],
  ['a pipe', (stats) => stats.isFIFO()],
  ['a socket', (stats) => stats.isSocket()],
  ['a device', (stats) => stats.isCharacterDevice() || stats.isBlockDevice()],
])
