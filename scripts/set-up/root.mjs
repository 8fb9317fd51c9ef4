import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The pinned Node, once dependencies are installed. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
