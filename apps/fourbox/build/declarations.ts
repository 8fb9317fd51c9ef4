import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isolatedDeclarationSync } from 'rolldown/experimental'

/** The modules that say what the package's own interface is. */
const modules = ['index', 'running-fourbox', 'start-fourbox']

/** Writes the types of the package's interface, beside its JavaScript. */
export function writeDeclarations(folder: string, root: string): void {
  for (const name of modules) {
    const file = join(root, 'apps/server/src/embedded', `${name}.ts`)
    const { code, errors } = isolatedDeclarationSync(basename(file), readFileSync(file, 'utf8'))
    if (errors.length > 0) throw new Error(`${file}: ${errors.map(({ message }) => message).join('; ')}`)
    writeFileSync(join(folder, `${name}.d.ts`), code.replaceAll(/(from '\.\/[^']+)\.ts'/g, "$1.js'").replaceAll(/(from "\.\/[^"]+)\.ts"/g, '$1.js"'))
  }
}
