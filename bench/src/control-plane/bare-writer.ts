/*
 * The bare server that a durable write is compared to: node:http, JSON in and out, the same SQLite commit: bare-writer.ts FILE [history]. With the second word
 * it keeps what the product keeps besides, the change and where the history stands. Prints its port.
 */
import { createServer } from 'node:http'
import Database from 'better-sqlite3'

const [file = '', history] = process.argv.slice(2)
const database = new Database(file)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec(
  'CREATE TABLE documents (version INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, id)) STRICT',
)
const select = database.prepare('SELECT version FROM documents WHERE kind = ? AND id = ?')
const replace = database.prepare('INSERT OR REPLACE INTO documents (kind, id, body) VALUES (?, ?, ?)')
let changes = 0
let last = ''
const commit = database.transaction((body: string) => {
  select.get('restApi', 'written')
  replace.run('restApi', 'written', body)
  if (history === undefined) return
  replace.run('recordedChange', `written/${++changes}`, JSON.stringify({ at: Date.now(), before: last }))
  replace.run('draftHistory', 'written', JSON.stringify({ last: changes }))
  last = body
})

/** As large as what the product keeps of an API without methods. */
const document = { name: 'written', models: { Empty: 'x'.repeat(300), Error: 'x'.repeat(400) }, rest: 'x'.repeat(500) }

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const { patchOperations } = JSON.parse(Buffer.concat(chunks).toString())
    const description = patchOperations[0].value
    commit.immediate(JSON.stringify({ ...document, description }))
    const answer = JSON.stringify({ name: document.name, description, rest: 'x'.repeat(300) })
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(answer) })
    response.end(answer)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
