import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a plugin writes before the path of a module that it makes. */
const pluginsMark = /^\0[\w-]+:/

/** What the licences of the packages ask for whose modules went into the bundle: their names, versions and texts. */
export function licencesOf(modules: readonly string[]): string {
  const folders = new Set(modules.flatMap((module) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replace(pluginsMark, ''))?.[0] ?? []))
  return [...folders]
    .toSorted()
    .map(licenceOf)
    .join(`\n\n${'-'.repeat(72)}\n\n`)
}

function licenceOf(folder: string): string {
  const { name, version, license }: { readonly name: string; readonly version: string; readonly license?: unknown } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  return [`${name} ${version} (${String(license)})`, ...texts].join('\n\n')
}
