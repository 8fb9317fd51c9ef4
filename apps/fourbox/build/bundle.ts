import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { asciiOnly } from './ascii-only.ts'
import { builtinsByNeed } from './builtins-by-need.ts'
import { mainName, writeEntry } from './entry.ts'
import { filesFolder, ownFiles } from './own-files.ts'
import { schemasOfSdk } from './schemas-of-sdk.ts'
import { undiciByNeed } from './undici-by-need.ts'

/** What the product reads as it is, by its place in the repository. */
const files = [
  'apps/console/dist',
  'apps/server/package.json',
  'apps/server/src/control-plane/sdks/javascript',
  'apps/server/src/petstore/petstore-definition.json',
  'packages/lambda/src/runtimes/nodejs',
  'packages/lambda/src/runtimes/python',
]

/**
 * Writes the product as JavaScript for Node 22 and later into a folder, with all that it needs but its native parts.
 * Answers the modules of others that went into it, by their paths.
 */
export async function bundleInto(folder: string, root: string): Promise<readonly string[]> {
  const source = join(root, 'apps/server/src')
  const bundle = await rolldown({
    cwd: root,
    input: { [mainName]: join(source, 'command-line/fourbox.ts'), index: join(source, 'embedded/index.ts') },
    platform: 'node',
    external: ['better-sqlite3'],
    // Some packages' CommonJS finds its parts in ways that no bundler sees.
    resolve: { mainFields: ['module', 'main'] },
    transform: { target: 'node22' },
    plugins: [builtinsByNeed(), undiciByNeed(), schemasOfSdk(), ownFiles(root, join(import.meta.dirname, 'older-node.ts')), asciiOnly()],
  })
  const { output } = await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    assetFileNames: '[name][extname]',
    cleanDir: true,
    // Two fifths less to read at each start, and to keep; names stay, for who reads a stack.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  })
  await bundle.close()
  writeEntry(folder, join(import.meta.dirname, '..'))
  for (const file of files) cpSync(join(root, file), join(folder, filesFolder, file), { recursive: true })
  return output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : [])).filter((id) => id.includes('node_modules'))
}
