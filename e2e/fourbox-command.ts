import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { entryPoint, type RunningServer } from './server.ts'

/** What a command left behind: its exit code, and what it wrote. */
export interface CommandOutcome {
  readonly code: unknown
  readonly output: string
  readonly errors: string
}

/** Runs a command of the product against a server, as its owner does, or against a data folder alone. */
export async function runFourbox(
  { controlOrigin, dataFolder }: Pick<RunningServer, 'dataFolder'> & Partial<RunningServer>,
  ...words: readonly string[]
): Promise<CommandOutcome> {
  return runCommand([...words, ...(controlOrigin === undefined ? [] : ['--endpoint', controlOrigin]), '--data', dataFolder])
}

/** Runs a command of the product, with variables besides those of this process. */
export async function runCommand(words: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<CommandOutcome> {
  const child = spawn(process.execPath, [entryPoint, ...words], { env: { ...process.env, ...environment } })
  let output = ''
  let errors = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text))
  const [code]: unknown[] = await once(child, 'close')
  return { code, output, errors }
}
