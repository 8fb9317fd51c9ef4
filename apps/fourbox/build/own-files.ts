import { dirname, join, relative, resolve } from 'node:path'
import type { Plugin } from 'rolldown'

/** Where files that are read as they are lie in the package. */
export const filesFolder = 'files'

const startedProgram = /new URL\('([^']+\.ts)', import\.meta\.url\)/g

/**
 * Keeps true in the bundle what a module says of its own place: a program that it starts becomes an entry of the bundle, any other
 * file is looked for below `files/`, under the path that it has in the repository. Every program begins with `preparation`.
 */
export function ownFiles(root: string, preparation: string): Plugin {
  const programs = new Set<string>()
  return {
    name: 'own-files',
    resolveId(source, importer) {
      if (importer === undefined) programs.add(resolve(root, source))
    },
    transform: {
      filter: { id: { include: join(root, '**/*.ts'), exclude: /node_modules/ } },
      handler(code, module) {
        const place = (path: string) => JSON.stringify(`./${filesFolder}/${relative(root, path)}`)
        const placed = code
          .replace(startedProgram, (_, path: string) => {
            const id = resolve(dirname(module), path)
            programs.add(id)
            return `new URL(import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: 'chunk', id })})`
          })
          .replaceAll('import.meta.dirname', () => `\`\${import.meta.dirname}/\${${place(dirname(module))}}\``)
          .replaceAll('import.meta.url', () => `new URL(${place(module)}, import.meta.url).href`)
        return programs.has(module) ? placed.replace(/^(#!.*\n)?/, (hashbang) => `${hashbang}import ${JSON.stringify(preparation)}\n`) : placed
      },
    },
  }
}
