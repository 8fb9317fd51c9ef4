import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path'
import { type ProjectFiles, TemplateError } from '@fourbox/cloudformation'

/** Templates are read whole; what is larger is none. */
const largestFile = 8 * 1024 * 1024

/** What tools make of a project within its folder, and refer from to the rest of it. */
const madeFolders: ReadonlySet<string> = new Set(['.aws-sam', '.serverless', 'cdk.out'])

/**
 * The folder of a project, of which one names a template, a folder, or what a tool has made in it: all that belongs to it
 * lies there, unless its owner names a folder above.
 */
export async function projectRootOf(path: string): Promise<string> {
  const stats = await stat(path).catch(() => undefined)
  const folder = resolve(stats?.isDirectory() ? path : dirname(path))
  const { root } = parse(folder)
  const parts = folder.slice(root.length).split(sep)
  const made = parts.findIndex((part) => madeFolders.has(part))
  return made < 0 ? folder : join(root, ...parts.slice(0, made))
}

/**
 * The files of a folder of this machine. What leads out of it, by its path or by a link, is outside: whoever writes a template
 * says what an API does, and not which of its owner's files are read.
 */
export function filesWithin(root: string): ProjectFiles {
  const realRoot = realpath(root).catch(() => resolve(root))
  const isOutside = async (path: string): Promise<boolean> => {
    const real = await realpath(path).catch(() => undefined)
    if (real !== undefined) return !isWithin(real, await realRoot)
    return !isWithin(resolve(path), resolve(root)) && !isWithin(resolve(path), await realRoot)
  }
  return {
    kindOf: async (path) => {
      if (await isOutside(path)) return 'outside'
      const stats = await stat(path).catch(() => undefined)
      if (stats?.isDirectory()) return 'folder'
      return stats?.isFile() ? 'file' : undefined
    },
    readText: async (path) => {
      if (await isOutside(path)) throw new TemplateError([{ file: path, line: 1, text: `The file lies outside the project’s folder, ${root}.` }])
      const { size } = await stat(path)
      if (size > largestFile) throw new Error(`${path} has ${size} bytes; ${largestFile} are the most`)
      return readFile(path, 'utf8')
    },
    list: (folder) => readdir(folder),
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** A template that came as a text: nothing else of its project is at hand. */
export function oneFile(file: string, text: string): ProjectFiles {
  return {
    kindOf: async (path) => (path === file ? 'file' : undefined),
    readText: async () => text,
    list: async () => [],
  }
}
