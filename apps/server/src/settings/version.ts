import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version of this Fourbox. */
export function readVersion(): string {
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  return manifest.version
}
