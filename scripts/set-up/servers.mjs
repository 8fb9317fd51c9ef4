import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** What tests of many machines start, and what makes networks for them: where it is found, and the packages that bring it, the first that there is. */
const servers = [
  { name: 'PostgreSQL', places: ['/usr/lib/postgresql'], packages: ['postgresql'] },
  { name: 'tc', places: ['/usr/sbin/tc', '/sbin/tc'], packages: ['iproute2'] },
  { name: 'Valkey or Redis', places: ['/usr/bin/valkey-server', '/usr/bin/redis-server'], packages: ['valkey-server', 'valkey', 'redis-server'] },
]

/**
 * Installs the servers that are missing by the system's package manager, where whoever runs this may. What is missing
 * afterwards is said; its tests skip with a reason.
 * @param {(line: string) => void} say
 */
export function provideServers(say) {
  const missing = servers.filter(({ places }) => !places.some((place) => existsSync(place)))
  if (missing.length === 0) return
  const command = packageManager()
  if (command) install(command, missing, say)
  for (const { name, places, packages } of missing) {
    if (places.some((place) => existsSync(place))) continue
    say(`${name} is not installed, and ${command ? 'could not be' : 'installing it takes root'}: its tests are skipped (${packages[0]}).`)
  }
}

/** `apt-get` as whoever may use it: root, or who needs no password to become it. */
function packageManager() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}

/** @param {string[]} command @param {typeof servers} missing @param {(line: string) => void} say */
function install([program = '', ...words], missing, say) {
  /** @type {import('node:child_process').SpawnSyncOptions} */
  const quiet = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync(program, [...words, 'update'], quiet)
  for (const { name, packages } of missing) {
    say(`Installing the system's package of ${name} …`)
    packages.some((each) => spawnSync(program, [...words, 'install', '-y', '--no-install-recommends', each], quiet).status === 0)
  }
}
