import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openStore, storeInFolder } from '../open-store.ts'
import type { StoreOptions } from '../store.ts'
import { Disk, readRequests, type Request } from './replay-disk.ts'

const cuts = 20
const canRecord = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0

test.skipIf(!canRecord)('twenty power cuts, each with other sectors lost: the store opens, is whole, and holds every acknowledged write', async () => {
  const { disk, requests } = recorded('full', 40)
  const random = numbers(1)
  const moments = new Set(Array.from({ length: cuts }, () => Math.floor(random() * requests.length)))
  for (const { moment, files } of cutAt(moments, disk, requests, random)) {
    const { lines, lost } = await afterwards(files, acknowledgedBefore(moment, requests))
    expect({ moment, lost, damage: lines.filter((line) => !line.includes('has been migrated')) }).toEqual({ moment, lost: [], damage: [] })
  }
})

test.skipIf(!canRecord)('the same cuts show it when writes are acknowledged before they are on the disk', async () => {
  const { disk, requests } = recorded('normal', 10)
  const random = numbers(1)
  const moments = new Set(Array.from({ length: 5 }, () => Math.floor((0.5 + random() / 2) * requests.length)))
  let lostWrites = 0
  for (const { moment, files } of cutAt(moments, disk, requests, () => 0)) {
    lostWrites += (await afterwards(files, acknowledgedBefore(moment, requests))).lost.length
  }
  expect(lostWrites).toBeGreaterThan(0)
})

/** What a busy store asks of the disk; it begins with a file of an older Fourbox. */
function recorded(durability: StoreOptions['durability'], rounds: number): { readonly disk: Disk; readonly requests: readonly Request[] } {
  const place = mkdtempSync(join(tmpdir(), 'fourbox-power-cuts-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  const [library, journal, folder] = [join(place, 'record-disk.so'), join(place, 'journal'), join(place, 'data')]
  mkdirSync(folder)
  execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, join(import.meta.dirname, 'record-disk.c'), '-ldl'])
  const file = join(folder, 'fourbox.sqlite')
  const database = new Database(file)
  database.exec(readFileSync(join(import.meta.dirname, '../../cases/schema-4.sql'), 'utf8'))
  database.close()
  const disk = new Disk(folder, new Map([[file, readFileSync(file)]]))
  execFileSync(process.execPath, [join(import.meta.dirname, 'busy-store.ts'), folder, durability, `${rounds}`], {
    env: { ...process.env, LD_PRELOAD: library, FOURBOX_RECORDED_FOLDER: folder, FOURBOX_RECORD: journal },
  })
  return { disk, requests: readRequests(readFileSync(journal)) }
}

function* cutAt(moments: ReadonlySet<number>, disk: Disk, requests: readonly Request[], random: () => number) {
  for (const [moment, request] of requests.entries()) {
    if (moments.has(moment)) yield { moment, files: disk.afterPowerCut(random) }
    disk.take(request)
  }
}

function acknowledgedBefore(moment: number, requests: readonly Request[]): readonly string[] {
  return requests
    .slice(0, moment)
    .flatMap((request) => (request.kind === 'write' && request.path.endsWith('/acknowledged') ? request.bytes.toString().trim().split('\n') : []))
}

/** Opens what is left as a server does; answers what it said, and what was acknowledged and is not so. */
async function afterwards(files: ReadonlyMap<string, Buffer>, acknowledged: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-power-back-'))
  try {
    for (const [path, bytes] of files) writeFileSync(join(folder, basename(path)), bytes)
    const lines: string[] = []
    const store = await openStore(storeInFolder(folder), { durability: 'full', examine: true, report: (line) => lines.push(line) })
    const keys = new Set((await store.documents.list('apiKey')).items.map(({ id }) => id))
    const round = Number((await store.documents.get('apiKey', 'large'))?.description?.replaceAll('.', '') ?? -1)
    await store.close()
    const database = new Database(join(folder, 'fourbox.sqlite'))
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
    database.close()
    const gone = new Set(acknowledged.flatMap((line) => (line.startsWith('lacks ') ? [line.slice(6)] : [])))
    const lost = acknowledged.filter((line) => {
      const [what, name = ''] = line.split(' ')
      if (what === 'large') return round < Number(name)
      // The write under way, which may have been a deletion, is allowed to be there.
      return what === 'lacks' ? keys.has(name) : !keys.has(name) && !gone.has(name) && !mayBeGone(name, acknowledged)
    })
    return { lines, lost }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whether the deletion of a key may have been under way when the power went. */
function mayBeGone(name: string, acknowledged: readonly string[]): boolean {
  const next = Number(name.slice(4)) + 1
  return acknowledged.at(-1) === `large ${next}` && next % 3 === 2
}

/** Numbers from 0 to below 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
