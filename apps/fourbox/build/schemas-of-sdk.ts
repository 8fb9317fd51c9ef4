import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'rolldown'

const marked = '\0schemas:'

/** Of the SDK's clients the wire reads the schemas alone; a client itself brings its endpoints, credentials and retries with it, which is most of what it takes to load. */
export function schemasOfSdk(): Plugin {
  return {
    name: 'schemas-of-sdk',
    resolveId: {
      filter: { id: /^@aws-sdk\/client-/ },
      async handler(source, importer) {
        if (!importer?.includes('/packages/wire/src/')) return undefined
        const client = await this.resolve(source, importer)
        return client && marked + join(dirname(client.id), 'schemas')
      },
    },
    load: {
      filter: { id: new RegExp(`^${marked}`) },
      handler(id) {
        const folder = id.slice(marked.length)
        return readdirSync(folder)
          .map((file) => `export * from ${JSON.stringify(join(folder, file))}`)
          .join('\n')
      },
    },
  }
}
