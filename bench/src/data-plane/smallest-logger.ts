/*
 * The smallest server that answers as a MOCK does and keeps each call's lines as the product keeps them, a hundred thousand a group: node:http, and the lines
 * of many calls as one row of JSON in one commit: smallest-logger.ts BODY-IN-BASE64 HEADERS-AS-JSON LINES-AS-JSON FILE. Without lines it writes nothing.
 * Prints its port.
 */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import Database from 'better-sqlite3'

const [body = '', headers = '[]', encodedLines = '[]', file = ''] = process.argv.slice(2)
const bytes = Buffer.from(body, 'base64')
const raw: string[] = JSON.parse(headers)
const lines: readonly string[] = JSON.parse(encodedLines)

const mostPending = 2048
const eventsInRow = 1000
const kept = 100_000

const database = new Database(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = NORMAL')
database.exec(
  'CREATE TABLE IF NOT EXISTS chunks (last INTEGER PRIMARY KEY AUTOINCREMENT, log_group TEXT NOT NULL, first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, size INTEGER NOT NULL, body TEXT NOT NULL) STRICT',
)
const insert = database.prepare('INSERT INTO chunks (log_group, first_at, last_at, size, body) VALUES (?, ?, ?, ?, ?)')
const trim = database.prepare('DELETE FROM chunks WHERE last <= ?')

let pending: (string | number)[] = []
let timer: NodeJS.Timeout | undefined
const commit = database.transaction((events: readonly (string | number)[]) => {
  for (let start = 0; start < events.length; start += eventsInRow * 2) {
    const part = events.slice(start, start + eventsInRow * 2)
    const { lastInsertRowid } = insert.run('group', part[0], part.at(-2), part.length / 2, JSON.stringify(part))
    trim.run(Number(lastInsertRowid) - kept / eventsInRow)
  }
})

function flush(): void {
  clearTimeout(timer)
  timer = undefined
  const events = pending
  pending = []
  commit.immediate(events)
}

const server = createServer((request, response) => {
  request.resume()
  response.writeHead(200, [...raw, 'Content-Length', String(bytes.length)])
  response.end(bytes)
  if (lines.length === 0) return
  const at = Date.now()
  const id = randomUUID()
  for (const line of lines) pending.push(at, `(${id}) ${line}`)
  if (pending.length >= mostPending * 2) flush()
  else timer ??= setTimeout(flush, 100)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
