import type { Plugin } from 'rolldown'

const marked = '\0builtin:'

/** Those that a start can do without, and what they take to load is felt; a call reads no more than a few of their members. */
const later = new Set([
  'node:dns',
  'node:fs/promises',
  'node:http2',
  'node:perf_hooks',
  'node:stream/consumers',
  'node:tls',
  'node:v8',
  'node:worker_threads',
  'node:zlib',
])

/**
 * Has Node's own modules asked for as plain objects. An ES import of one reads all that it exports, and of `node:http` that is a
 * WebSocket, for which Node loads its whole undici: two thirds of what a small process takes to start.
 */
export function builtinsByNeed(): Plugin {
  return {
    name: 'builtins-by-need',
    // The bundle's own runtime stands on `node:module`.
    resolveId: { filter: { id: /^node:(?!module$)/ }, handler: (source) => marked + source },
    load: {
      filter: { id: new RegExp(`^${marked}`) },
      handler(id) {
        const name = id.slice(marked.length)
        return later.has(name) ? whenRead(name) : `module.exports = process.getBuiltinModule(${JSON.stringify(name)})`
      },
    },
  }
}

/** Loads it when one of its members is first read, and is like it from then on. */
function whenRead(name: string): string {
  const members = Object.keys(process.getBuiltinModule(name) ?? {})
  return `
    for (const member of ${JSON.stringify(members)}) Object.defineProperty(exports, member, { configurable: true, enumerable: true, get: () => load()[member] })
    function load() {
      const builtin = process.getBuiltinModule(${JSON.stringify(name)})
      Object.defineProperties(exports, Object.getOwnPropertyDescriptors(builtin))
      return builtin
    }`
}
