import { readdir, readFile, stat } from 'node:fs/promises'
import type { ProjectFiles } from '@fourbox/cloudformation'

/** Templates are read whole; what is larger is none. */
const largestFile = 8 * 1024 * 1024

/** The files of this machine, as whoever runs the server may read them. */
export const projectFiles: ProjectFiles = {
  kindOf: async (path) => {
    const stats = await stat(path).catch(() => undefined)
    if (stats?.isDirectory()) return 'folder'
    return stats?.isFile() ? 'file' : undefined
  },
  readText: async (path) => {
    const { size } = await stat(path)
    if (size > largestFile) throw new Error(`${path} has ${size} bytes; ${largestFile} are the most`)
    return readFile(path, 'utf8')
  },
  list: (folder) => readdir(folder),
}

/** A template that came as a text: nothing else of its project is at hand. */
export function oneFile(file: string, text: string): ProjectFiles {
  return {
    kindOf: async (path) => (path === file ? 'file' : undefined),
    readText: async () => text,
    list: async () => [],
  }
}
