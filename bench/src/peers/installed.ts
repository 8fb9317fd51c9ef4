import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const cache = join(import.meta.dirname, '../../../node_modules/.cache/fourbox/peers')

/**
 * Installs packages at versions of ours into a folder of their own below the checkout's cache, once; they are nothing that the project depends on.
 * @returns the folder, or undefined where they cannot be had
 */
export function installed(packages: Readonly<Record<string, string>>): string | undefined {
  const name = Object.entries(packages).map(([each, version]) => `${each.replaceAll(/[@/]/g, '')}-${version}`)
  const folder = join(cache, name.join('_'))
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  writeFileSync(join(unfinished, 'package.json'), JSON.stringify({ private: true, dependencies: packages }))
  try {
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: unfinished, stdio: 'inherit' })
    renameSync(unfinished, folder)
    return folder
  } catch {
    rmSync(unfinished, { recursive: true, force: true })
    return undefined
  }
}
