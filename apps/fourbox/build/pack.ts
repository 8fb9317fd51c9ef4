// Makes the package that people install: npm run pack. Prints where its tarball is, and how large.
import { spawnSync } from 'node:child_process'
import { copyFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleInto } from './bundle.ts'
import { writeDeclarations } from './declarations.ts'
import { licencesOf } from './licences.ts'

const workspace = join(import.meta.dirname, '..')
const root = join(workspace, '../..')
const folder = join(workspace, 'dist')

const modules = await bundleInto(folder, root)
writeDeclarations(folder, root)
writeFileSync(join(folder, 'licences.txt'), licencesOf(modules))
copyFileSync(join(root, 'LICENSE'), join(workspace, 'LICENSE'))

const packed = spawnSync('npm', ['pack', '--json', '--pack-destination', root], { cwd: workspace, encoding: 'utf8', shell: process.platform === 'win32' })
if (packed.status !== 0) throw new Error(packed.stderr)
const tarball = join(root, tarballOf(JSON.parse(packed.stdout)))
console.log(`${tarball} (${(statSync(tarball).size / 1e6).toFixed(1)} MB)`)

/** npm tells it as a list, newer ones by the package's name. */
function tarballOf(told: unknown): string {
  for (const each of Object.values(Object(told))) if (typeof each === 'object' && each !== null && 'filename' in each) return String(each.filename)
  throw new Error('npm told of no tarball.')
}
