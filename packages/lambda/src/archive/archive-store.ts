import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { KeptArchive } from '../functions.ts'
import { unpackArchive } from './unpack-archive.ts'

/** Zips, unpacked once each and shared by all who run them: `{folder}/{hash}/` holds the files, `{folder}/{hash}.json` what is known of them. */
export class ArchiveStore {
  readonly #folder: string
  readonly #readArchive: (sha256: string) => Promise<Uint8Array | undefined>
  readonly #unpacking = new Map<string, Promise<KeptArchive>>()

  constructor(folder: string, readArchive: (sha256: string) => Promise<Uint8Array | undefined>) {
    this.#folder = folder
    this.#readArchive = readArchive
  }

  /** @throws CodeRefused */
  async keep(zip: Uint8Array): Promise<KeptArchive> {
    const sha256 = createHash('sha256').update(zip).digest('base64')
    const kept = this.#unpacking.get(sha256) ?? this.#unpack(sha256, zip).finally(() => this.#unpacking.delete(sha256))
    this.#unpacking.set(sha256, kept)
    return kept
  }

  /** The folder of a zip's files; unpacked anew when it has gone. @throws Error when nobody has the zip any more */
  async folderOf(sha256: string): Promise<string> {
    const folder = this.#placeOf(sha256)
    // Asked at each cold start only.
    if (existsSync(`${folder}.json`) && existsSync(folder)) return folder
    const zip = await this.#readArchive(sha256)
    if (!zip) throw new Error(`The code with SHA-256 ${sha256} is gone`)
    await this.keep(zip)
    return folder
  }

  async drop(sha256: string): Promise<void> {
    const folder = this.#placeOf(sha256)
    await rm(`${folder}.json`, { force: true })
    await rm(folder, { recursive: true, force: true })
  }

  async #unpack(sha256: string, zip: Uint8Array): Promise<KeptArchive> {
    const folder = this.#placeOf(sha256)
    const known = existsSync(folder) ? await readFile(`${folder}.json`, 'utf8').catch(() => undefined) : undefined
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file is written below, from a value of this type
    if (known !== undefined) return JSON.parse(known) as KeptArchive
    const building = `${folder}.${randomUUID()}`
    await mkdir(this.#folder, { recursive: true })
    const unpackedSize = await unpackArchive(zip, building)
    await rm(folder, { recursive: true, force: true })
    await rename(building, folder)
    const kept: KeptArchive = { sha256, size: zip.byteLength, unpackedSize }
    // The note comes last: a folder without one was not finished.
    await writeFile(`${folder}.json`, JSON.stringify(kept))
    return kept
  }

  #placeOf(sha256: string): string {
    return join(this.#folder, Buffer.from(sha256, 'base64').toString('hex'))
  }
}
