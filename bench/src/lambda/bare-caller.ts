import { spawn } from 'node:child_process'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'

/** Calls `bare-function.ts`: one line out, one line back. */
export interface BareCaller {
  call(event: object): Promise<unknown>
  close(): void
}

export async function startBareFunction(folder: string): Promise<BareCaller> {
  const path = join(folder, 'bare.sock')
  const connected = Promise.withResolvers<Socket>()
  const server = createServer((socket) => connected.resolve(socket)).listen(path)
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-function.ts'), path], { stdio: ['ignore', 'inherit', 'inherit'] })
  const socket = await connected.promise
  socket.setEncoding('utf8')
  let waiting: (answer: unknown) => void = () => undefined
  let rest = ''
  socket.on('data', (piece: string) => {
    rest += piece
    const end = rest.indexOf('\n')
    if (end < 0) return
    const answer: unknown = JSON.parse(rest.slice(0, end))
    rest = rest.slice(end + 1)
    waiting(answer)
  })
  return {
    call: (event) =>
      new Promise((resolve) => {
        waiting = resolve
        socket.write(`${JSON.stringify(event)}\n`)
      }),
    close: () => {
      socket.destroy()
      server.close()
      child.kill()
    },
  }
}
