// npm run fuzz -- [--minutes N] [--seed S] [TARGET …]: strangers' words by grammar, against the budgets that bound them.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runTarget } from './run-target.ts'
import { targets } from './targets.ts'

/** What was found lies here until somebody has judged it and moved it to `cases`. */
const found = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'fourbox', 'fuzz')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { help: { type: 'boolean', default: false }, minutes: { type: 'string', default: '5' }, seed: { type: 'string' } },
})
const names = positionals.length > 0 ? positionals : Object.keys(targets)
const unknown = names.filter((name) => !Object.hasOwn(targets, name))
const minutes = Number(values.minutes)
const seed = values.seed === undefined ? Math.trunc(Math.random() * 2 ** 31) : Number(values.seed)
const usage = `Usage: npm run fuzz -- [--minutes N] [--seed S] [TARGET …]

  --minutes N   how long, by the clock, for all targets together; 5 unless told
  --seed S      a whole number; the same cases come again
  TARGET        ${Object.keys(targets).join(', ')}; all of them unless named

What is found is written below node_modules/.cache/fourbox/fuzz. Once mended, its line belongs in fuzz/cases/TARGET.jsonl, where every
run begins.`
if (values.help) {
  console.log(usage)
  process.exit(0)
}
if (unknown.length > 0 || !(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error(usage)
  process.exit(2)
}

console.log(`Seed ${seed}, ${minutes} minutes for ${names.join(', ')}`)
mkdirSync(found, { recursive: true })
let kinds = 0
let untried = 0
for (const name of names) {
  const { runs, millis, finds } = await runTarget(name, seed, Date.now() + (minutes * 60_000) / names.length)
  console.log(`\n── ${name}: ${runs} cases in ${Math.round(millis / 1000)} s of processor time, ${finds.size} kinds of finds`)
  if (runs === 0) {
    untried += 1
    console.log('Nothing was tried: its time was over before it was ready. Give it more minutes.')
  }
  for (const { first, count } of finds.values()) {
    const file = join(found, `${name}-${first.seed}-${kinds++}.jsonl`)
    writeFileSync(file, `${first.value}\n`)
    console.log(`${count} × ${first.complaint}\n   ${first.value.slice(0, 500)}\n   whole in ${file}; again: npm run fuzz -- --seed ${first.seed} ${name}`)
  }
}
process.exitCode = kinds + untried > 0 ? 1 : 0
