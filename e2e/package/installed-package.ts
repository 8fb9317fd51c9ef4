import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
/** Other Nodes are kept for the next run. */
const nodesFolder = join(root, 'node_modules/.cache/fourbox/nodes')

/** Makes the package as it is published. Answers its tarball. */
export function packPackage(): string {
  execFileSync(process.execPath, [join(root, 'apps/fourbox/build/pack.ts')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  const { version } = manifestOf(join(root, 'apps/fourbox'))
  return join(root, `fourbox-${version}.tgz`)
}

/** Installs a tarball into an empty folder, as somebody who uses it does. Answers the folder. */
export function installPackage(tarball: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'fourbox-installed-'))
  writeFileSync(join(folder, 'package.json'), '{ "name": "somebodys-tests", "private": true, "type": "module" }')
  npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', tarball)
  return folder
}

/** The Node of a major version; undefined where it cannot be had, as without a network. */
export function nodeOf(major: number): string | undefined {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath
  const folder = join(nodesFolder, `${major}`)
  const executable = join(folder, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(executable)) return executable
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  try {
    npm(folder, 'install', '--no-audit', '--no-fund', '--prefer-offline', `node@${major}`)
  } catch {
    return undefined
  }
  return executable
}

function npm(folder: string, ...arguments_: readonly string[]): void {
  execFileSync('npm', arguments_, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' })
}

function manifestOf(folder: string): { readonly version: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}
