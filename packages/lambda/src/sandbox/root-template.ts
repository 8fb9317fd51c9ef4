import { existsSync, lstatSync, mkdirSync, readlinkSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** One line of what is mounted into a function's root: a folder or file of this machine at a place of the root. */
export interface Mount {
  readonly from: string
  readonly to: string
  readonly writable?: boolean
}

const systemFolders = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/nix/store', '/run/current-system']
const systemFiles = [
  ...['alternatives', 'ca-certificates', 'crypto-policies', 'gai.conf', 'host.conf', 'hosts', 'ld.so.cache', 'ld.so.conf', 'ld.so.conf.d', 'localtime'].map(
    ofEtc,
  ),
  ...['mime.types', 'nsswitch.conf', 'pki', 'protocols', 'resolv.conf', 'services', 'ssl'].map(ofEtc),
  '/dev/full',
  '/dev/null',
  '/dev/random',
  '/dev/urandom',
  '/dev/zero',
]
/** As on AWS; those that Fourbox as root gives to environments are there too. */
const people = (userIds: readonly number[]) =>
  ['root:x:0:0:root:/tmp:/bin/sh', ...userIds.map((id) => `sbx_user${id}:x:${id}:${id}::/tmp:/bin/sh`), 'nobody:x:65534:65534::/:/bin/sh', ''].join('\n')

/**
 * An empty tree that becomes the root of every environment, with what the system's programs need mounted into it: no home folder, nothing of Fourbox, no other
 * function. Which mount points it has grows with what is asked for.
 */
export class RootTemplate {
  readonly folder: string
  readonly systemMounts: readonly Mount[]

  constructor(folder: string, userIds: readonly number[]) {
    this.folder = folder
    for (const place of ['dev', 'etc', 'opt', 'proc', 'tmp', 'var/task', 'var/runtime']) mkdirSync(join(folder, place), { recursive: true })
    // Where the old root hangs for a moment.
    mkdirSync(join(folder, '.host'), { recursive: true, mode: 0o700 })
    const mounts: Mount[] = []
    for (const path of systemFolders) {
      if (!existsSync(path)) continue
      if (lstatSync(path).isSymbolicLink()) this.#link(readlinkSync(path), path)
      else mounts.push({ from: path, to: this.placeFor(path, path) })
    }
    for (const path of systemFiles) if (existsSync(path)) mounts.push({ from: path, to: this.placeFor(path, path), writable: path.startsWith('/dev/') })
    for (const [name, target] of [
      ['fd', '/proc/self/fd'],
      ['stdin', 'fd/0'],
      ['stdout', 'fd/1'],
      ['stderr', 'fd/2'],
    ] as const)
      this.#link(target, `/dev/${name}`)
    writeFileSync(join(folder, 'etc/passwd'), people(userIds))
    this.systemMounts = mounts
  }

  /** Makes a mount point for what stands at `from`; a file needs a file. */
  placeFor(from: string, to: string): string {
    const place = join(this.folder, to)
    if (existsSync(place)) return place
    if (statSync(from).isDirectory()) mkdirSync(place, { recursive: true })
    else {
      mkdirSync(dirname(place), { recursive: true })
      writeFileSync(place, '')
    }
    return place
  }

  #link(target: string, path: string): void {
    const place = join(this.folder, path)
    if (lstatSync(place, { throwIfNoEntry: false })) return
    mkdirSync(dirname(place), { recursive: true })
    symlinkSync(target, place)
  }
}

function ofEtc(name: string): string {
  return `/etc/${name}`
}
