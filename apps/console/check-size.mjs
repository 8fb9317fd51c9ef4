// What the browser loads for the first page, in brotli's bytes, against its budget. Prints the figure; fails when it is over.
//   node apps/console/check-size.mjs
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const budgetInBytes = 340_000
const firstPages = ['index.html', 'src/screens/apis/index.tsx']

const dist = join(dirname(fileURLToPath(import.meta.url)), 'dist')
/** @type {Record<string, { file: string, css?: string[], imports?: string[] }>} */
const manifest = JSON.parse(readFileSync(join(dist, '.vite', 'manifest.json'), 'utf8'))

/** @type {Set<string>} */
const files = new Set()
const met = new Set()
firstPages.forEach(addWithImports)

const bytes = { js: 0, css: 0 }
for (const file of files) bytes[file.endsWith('.css') ? 'css' : 'js'] += readFileSync(asServed(join(dist, file))).length

const total = bytes.js + bytes.css
console.log(`First page: ${kilo(total)} kB brotli (JavaScript ${kilo(bytes.js)}, CSS ${kilo(bytes.css)}); budget ${kilo(budgetInBytes)} kB`)
if (total > budgetInBytes) process.exitCode = 1

/** A chunk, its styles, and what it imports before it can run. @param {string} name */
function addWithImports(name) {
  if (met.has(name)) return
  met.add(name)
  const chunk = manifest[name]
  if (!chunk) throw new Error(`The build knows no ${name}`)
  for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
  chunk.imports?.forEach(addWithImports)
}

/** What is no smaller in brotli is not kept in it. @param {string} file */
function asServed(file) {
  return existsSync(`${file}.br`) ? `${file}.br` : file
}

/** @param {number} count */
function kilo(count) {
  return (count / 1000).toFixed(1)
}
