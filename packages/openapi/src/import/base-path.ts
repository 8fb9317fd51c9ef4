import { at, entriesOf, isJsonObject, itemsOf, textOf, type Spot } from '../read/json.ts'
import type { Importing } from './importing.ts'
import type { BasepathMode } from './import-settings.ts'

/** What stands before every path of the definition once its base path has been treated as asked: `/a/b`, or nothing. */
export function basePathPrefix(importing: Importing, mode: BasepathMode): string {
  if (mode === 'ignore') return ''
  const segments = basePath(importing).split('/').filter(Boolean)
  // The first segment is thought of as the stage.
  const kept = mode === 'split' ? segments.slice(1) : segments
  return kept.map((segment) => `/${segment}`).join('')
}

function basePath({ root, dialect }: Importing): string {
  return (dialect === 'swagger' ? textOf(at(root, 'basePath')) : serverBasePath(firstServer(root))) ?? ''
}

/** The first server's variable of that name, else the path of its address. */
function serverBasePath(server: Spot | undefined): string | undefined {
  if (!server) return undefined
  const variable = entriesOf(at(server, 'variables')).find(([name]) => name === 'basePath')
  if (variable) return textOf(at(variable[1], 'default'))
  const url = textOf(at(server, 'url')) ?? ''
  return /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*(\/[^?#]*)/i.exec(url)?.[1] ?? (url.startsWith('/') && !url.startsWith('//') ? url : '')
}

export function firstServer(root: Spot): Spot | undefined {
  return serversOf(root)[0]
}

/** The servers of a definition; samples of AWS's own have a map in their place, which is ignored. */
export function serversOf(root: Spot): readonly Spot[] {
  const servers = at(root, 'servers')
  return isJsonObject(servers.value) ? [] : itemsOf(servers)
}
