import type { Plugin } from 'rolldown'

const id = '\0undici-by-need'

/** What a worker uses of undici; its own index loads all that it has: fetch, WebSockets, caches, mocks. */
const parts: Readonly<Record<string, string>> = {
  Client: 'undici/lib/dispatcher/client.js',
  Pool: 'undici/lib/dispatcher/pool.js',
  buildConnector: 'undici/lib/core/connect.js',
  errors: 'undici/lib/core/errors.js',
}

/** Has the workers load each part of undici when it is first used. */
export function undiciByNeed(): Plugin {
  const getters = Object.entries(parts).map(([name, part]) => `get ${name}() { return require(${JSON.stringify(part)}) }`)
  return {
    name: 'undici-by-need',
    resolveId: { filter: { id: /^undici$/ }, handler: (_, importer) => (importer?.includes('/execute-api/') ? id : undefined) },
    load: { filter: { id: new RegExp(`^${id}$`) }, handler: () => `module.exports = { ${getters.join(', ')} }` },
  }
}
