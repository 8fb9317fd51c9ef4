import { fileURLToPath } from 'node:url'
import { type Plugin, type Rolldown, runnerImport } from 'vite'

const inSources = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url))
/** Where an address leads that has no page of its own, such as the console's root. */
const firstPage = inSources('screens/apis/index.tsx')

/**
 * Writes `preloads.json`: what each route's page needs beside the shell, by which the server has a page ask for it together with the shell. Otherwise it would
 * be asked for once the shell has come and runs, a round trip and the time of that later.
 */
export function pagePreloads(): Plugin {
  return {
    name: 'fourbox:page-preloads',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((part) => part.type === 'chunk')
      const entry = chunks.find(({ isEntry }) => isEntry)
      if (!entry) throw new Error('The build has no entry')
      const shell = neededBy(entry, bundle)
      const preloads = (await pages()).map(({ path, module }) => {
        const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId === module)
        if (!chunk) throw new Error(`The build has no chunk of ${module}`)
        const needed = [...neededBy(chunk, bundle)].filter((each) => !shell.has(each))
        return {
          path,
          scripts: needed.map(({ fileName }) => fileName),
          styles: [...new Set(needed.flatMap((each) => [...(each.viteMetadata?.importedCss ?? [])]))],
        }
      })
      this.emitFile({ type: 'asset', fileName: 'preloads.json', source: JSON.stringify(preloads) })
    },
  }
}

/** The table of routes as it is evaluated, with the module of each page. */
async function pages(): Promise<readonly { readonly path: string; readonly module: string }[]> {
  const withoutPage: Plugin = {
    name: 'fourbox:without-page',
    enforce: 'pre',
    load: (id) => (id === inSources('settings.ts') ? 'export const atFourbox = true' : undefined),
  }
  const { module } = await runnerImport<typeof import('../src/routes.tsx')>(inSources('routes.tsx'), { configFile: false, plugins: [withoutPage] })
  const found = module.routes.map(({ path, load }) => {
    const screen = /screens\/[\w/-]+\.tsx/.exec(load.toString())?.[0]
    if (screen === undefined) throw new Error(`It is not to be seen what ${path} loads: ${load.toString()}`)
    return { path, module: inSources(screen) }
  })
  return [...found, { path: '*', module: firstPage }]
}

/** A chunk and all that must be there before it runs. */
function neededBy(root: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): ReadonlySet<Rolldown.OutputChunk> {
  const needed = new Set([root])
  // What is added meanwhile is gone through as well.
  for (const { imports } of needed) {
    for (const name of imports) {
      const chunk = bundle[name]
      if (chunk?.type === 'chunk') needed.add(chunk)
    }
  }
  return needed
}
