import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { entryPoint } from './server.ts'

/** A console in front of another endpoint. */
export interface ConsoleElsewhere {
  readonly origin: string
  /** Ctrl-C; answers the exit code. */
  stop(): Promise<number | null>
}

/** Starts `fourbox console` at a free port, with credentials in its environment, or none to be found anywhere. */
export async function startConsoleElsewhere(
  endpoint: string,
  keys: { readonly id: string; readonly secret: string } | undefined,
  ...options: readonly string[]
): Promise<ConsoleElsewhere> {
  const credentials = { AWS_ACCESS_KEY_ID: keys?.id ?? '', AWS_SECRET_ACCESS_KEY: keys?.secret ?? '' }
  const nowhere = { AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true' }
  const environment = { ...process.env, ...credentials, ...nowhere }
  const child = spawn(process.execPath, [entryPoint, 'console', '--endpoint', endpoint, '--port', '0', '--json', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment,
  })
  for await (const line of createInterface(child.stdout)) {
    const { controlOrigin }: { readonly controlOrigin: string } = JSON.parse(line)
    return {
      origin: controlOrigin,
      stop: async () => {
        const ended = once(child, 'exit')
        child.kill('SIGINT')
        await ended
        return child.exitCode
      },
    }
  }
  throw new Error('The console ended before it was ready')
}
