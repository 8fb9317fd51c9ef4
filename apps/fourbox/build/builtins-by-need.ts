import type { Plugin } from 'rolldown'

const marked = '\0builtin:'

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
      handler: (id) => `module.exports = process.getBuiltinModule(${JSON.stringify(id.slice(marked.length))})`,
    },
  }
}
