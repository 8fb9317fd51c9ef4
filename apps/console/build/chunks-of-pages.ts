import { fileURLToPath } from 'node:url'

/** What a bundler tells of a module. */
interface Graph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null
}

const inSources = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))
const shell = inSources('main.tsx')
const screens = inSources('routes.tsx')
/** Where people come first. */
const firstPage = inSources('screens/apis/index.tsx')
const busiestPage = inSources('screens/resources/index.tsx')

/** So many other screens make of what the busiest one needs something that most need. */
const mostNeed = 4

/**
 * The chunks of what the first pages need: left alone they are a hundred files of some hundred bytes, each of which costs a slow
 * line a round trip. What none of them needs is left to the bundler.
 */
export function chunksOfPages() {
  let chunks: ReadonlyMap<string, string> | undefined
  // A chunk takes along what its modules need, so that which everything needs comes first.
  return ['shell', 'lists', 'parts', 'method'].map((name, index) => ({
    name: (moduleId: string, graph: Graph) => {
      chunks ??= chunksByModule(graph)
      return chunks.get(moduleId) === name ? name : null
    },
    priority: 10 - index,
  }))
}

function chunksByModule(graph: Graph): ReadonlyMap<string, string> {
  const chunks = new Map<string, string>()
  const give = (modules: Iterable<string>, nameOf: (id: string) => string) => {
    for (const id of modules) if (!chunks.has(id)) chunks.set(id, nameOf(id))
  }
  const others = (graph.getModuleInfo(screens)?.dynamicallyImportedIds ?? []).filter((id) => id !== busiestPage).map((id) => neededBy(id, graph))
  give(neededBy(shell, graph), () => 'shell')
  give(neededBy(firstPage, graph), () => 'lists')
  give(neededBy(busiestPage, graph), (id) => (others.filter((needed) => needed.has(id)).length >= mostNeed ? 'parts' : 'method'))
  // These are asked for by their own names.
  for (const entry of [shell, firstPage, busiestPage]) chunks.delete(entry)
  return chunks
}

/** A module and all that must be there before it runs. */
function neededBy(root: string, graph: Graph): ReadonlySet<string> {
  const needed = new Set([root])
  // What is added meanwhile is gone through as well.
  for (const id of needed) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(imported)
  return needed
}
