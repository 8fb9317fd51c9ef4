import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the bundle's own entry is called, beside the one that is run. */
export const mainName = 'main'

/**
 * Writes the program that is run: it looks at the Node first, in words that any Node with modules reads. An older one would end at
 * the bundle's first new word, with a SyntaxError that says nothing of its age.
 */
export function writeEntry(folder: string, workspace: string): void {
  const { engines }: { readonly engines: { readonly node: string } } = JSON.parse(readFileSync(join(workspace, 'package.json'), 'utf8'))
  const oldest = /^>=(\d+)$/.exec(engines.node)?.[1]
  if (oldest === undefined) throw new Error(`The entry cannot tell who is too old by ${engines.node}`)
  writeFileSync(
    join(folder, 'fourbox.js'),
    `#!/usr/bin/env node
if (Number(process.versions.node.split('.')[0]) >= ${oldest}) await import('./${mainName}.js')
else {
  console.error('Fourbox needs Node.js ${oldest} or later; this is ' + process.versions.node + ', ' + process.execPath)
  process.exitCode = 1
}
`,
    { mode: 0o755 },
  )
}
