import { formatRow, type Bench } from './report.ts'

/** Every part of the bench; `npm run bench -- NAME …` runs some of them. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  vtl: async () => (await import('./vtl.ts')).bench,
  'data-plane': async () => (await import('./data-plane.ts')).bench,
  workers: async () => (await import('./workers.ts')).bench,
  https: async () => (await import('./https.ts')).bench,
  'control-plane': async () => (await import('./control-plane.ts')).bench,
  cluster: async () => (await import('./cluster.ts')).bench,
  start: async () => (await import('./start.ts')).bench,
  memory: async () => (await import('./memory.ts')).bench,
  openapi: async () => (await import('./openapi.ts')).bench,
  lambda: async () => (await import('./lambda.ts')).bench,
  peers: async () => (await import('./peers.ts')).bench,
  console: async () => (await import('./console.ts')).bench,
}

const names = process.argv.slice(2)
const unknown = names.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`)
  process.exit(2)
}

console.log('Ratios of two things measured in one run on this machine; rates by themselves say little.\n')
for (const [name, load] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue
  console.log(`── ${name}`)
  const bench = await load()
  for (const row of await bench()) console.log(formatRow(row))
  console.log()
}
