import { execFile } from 'node:child_process'
import { access, constants, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

/** A program that runs functions of a language. */
export interface Interpreter {
  readonly executable: string
  /** `22.14.0`, `3.11.7` */
  readonly version: string
  /** Where its library lies, when it is not a part of the system. */
  readonly prefix?: string
}

const run = promisify(execFile)
const longestQuestionInMillis = 10_000

/** Finds what this machine has; each answer is kept, and each program asked once. */
export class Interpreters {
  readonly #nodes = lazy(findNodes)
  readonly #pythons = new Map<string, Promise<Interpreter | undefined>>()

  /** The Node.js nearest to a major version: itself, the next newer, else the newest. */
  async node(major: number): Promise<Interpreter> {
    return nearest(await this.#nodes(), major, ({ version }) => Number(version.split('.')[0])) ?? ownNode
  }

  /** The Python nearest to `3.13`; undefined where there is none. */
  python(version: string): Promise<Interpreter | undefined> {
    const known = this.#pythons.get(version) ?? findPython(version)
    this.#pythons.set(version, known)
    return known
  }
}

const ownNode: Interpreter = { executable: process.execPath, version: process.versions.node }

/** The exact one; else the smallest above; else the largest below. */
function nearest(found: readonly Interpreter[], wanted: number, rank: (interpreter: Interpreter) => number): Interpreter | undefined {
  const ranked = found.toSorted((a, b) => rank(a) - rank(b))
  return ranked.find((each) => rank(each) >= wanted) ?? ranked.at(-1)
}

async function findNodes(): Promise<readonly Interpreter[]> {
  const places = [...pathFolders(), ...(await versionFolders(join(homedir(), '.nvm/versions/node'), 'bin'))]
  const found = await Promise.all(places.map((folder) => askNode(join(folder, process.platform === 'win32' ? 'node.exe' : 'node'))))
  return [ownNode, ...found.filter((each) => each !== undefined && Number(each.version.split('.')[0]) >= oldestNode)].filter((each) => each !== undefined)
}

/** Our bootstrap is written for Node.js 18 and newer. */
const oldestNode = 18

async function askNode(executable: string): Promise<Interpreter | undefined> {
  const version = await ask(executable, ['--version'])
  return version && /^v\d/.test(version) ? { executable, version: version.slice(1) } : undefined
}

async function findPython(version: string): Promise<Interpreter | undefined> {
  const pyenv = await versionFolders(join(homedir(), '.pyenv/versions'), 'bin')
  // Its own folders first: the programs that pyenv puts on the PATH take long to answer.
  const named = pyenv.findLast((folder) => folder.includes(`/${version}.`))
  for (const command of [...(named === undefined ? [] : [join(named, 'python3')]), `python${version}`]) {
    const exact = await askPython(command)
    if (exact?.version.startsWith(`${version}.`)) return exact
  }
  const candidates = ['python3', 'python', ...pyenv.map((folder) => join(folder, 'python3'))]
  const found = (await Promise.all(candidates.map(askPython))).filter((each) => each !== undefined)
  const minor = (text: string) => Number(text.split('.')[1])
  return nearest(
    found.filter((each) => each.version.startsWith('3.') && minor(each.version) >= oldestPythonMinor),
    minor(version.startsWith('3.') ? version : '3.0'),
    (each) => minor(each.version),
  )
}

/** Our bootstrap is written for Python 3.6 and newer. */
const oldestPythonMinor = 6

const aboutPython = `import sys; print(getattr(sys, "_base_executable", sys.executable)); print(sys.version.split()[0]); print(sys.base_prefix)`

async function askPython(command: string): Promise<Interpreter | undefined> {
  const [executable, version, prefix] = (await ask(command, ['-I', '-c', aboutPython]))?.split(/\r?\n/) ?? []
  return executable && version && prefix ? { executable, version, ...(prefix.startsWith('/usr') ? {} : { prefix }) } : undefined
}

async function ask(command: string, words: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await run(command, [...words], { timeout: longestQuestionInMillis })
    return stdout.trim()
  } catch {
    return undefined
  }
}

function pathFolders(): readonly string[] {
  return [...new Set((process.env.PATH ?? '').split(delimiter))].filter((folder) => folder !== '' && !folder.includes('node_modules'))
}

async function versionFolders(folder: string, inside: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [])
  const places = await Promise.all(
    names.map(async (name) => {
      const place = join(folder, name, inside)
      return (await isThere(place)) ? place : undefined
    }),
  )
  return places.filter((place) => place !== undefined)
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function lazy<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}
