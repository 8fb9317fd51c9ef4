// Makes a bare machine ready: dependencies, the console's build or the whole program's, a Chromium,
// PostgreSQL and Valkey. Plain JavaScript for Node 20 and newer,
// since it runs before anything is installed. Does nothing, quickly, where everything is in place.
//   node scripts/set-up.mjs [--console] [--program] [--chromium] [--servers] [--servers-in-ci] [--quiet]
import { installDependencies } from './set-up/dependencies.mjs'

const wanted = new Set(process.argv.slice(2))
const say = wanted.has('--quiet') ? () => {} : (/** @type {string} */ line) => console.error(line)

try {
  await installDependencies(say)
  if (wanted.has('--console')) await (await import('./set-up/console.mjs')).buildConsole(say)
  if (wanted.has('--program')) await (await import('./set-up/program.mjs')).buildProgram(say)
  if (wanted.has('--chromium')) await (await import('./set-up/chromium.mjs')).provideChromium(say)
  // A database that starts with the machine is not put on a person's own unasked: `npm run e2e:cluster` asks for it.
  if (wanted.has('--servers') || (wanted.has('--servers-in-ci') && process.env.CI)) (await import('./set-up/servers.mjs')).provideServers(say)
} catch (error) {
  console.error(`Set-up failed: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
}
