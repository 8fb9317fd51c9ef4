/*
 * The smallest server of two processes, as the product's are two: one that keeps documents and starts the other, and one that reads them and answers callers.
 * Both are node:http and better-sqlite3 and nothing else, as JavaScript: smallest-pair.mjs FILE. Prints the second one's port.
 */
import { fork } from 'node:child_process'
import { createServer } from 'node:http'
import Database from 'better-sqlite3'

const [file] = process.argv.slice(2)
const database = new Database(file, { readonly: process.send !== undefined })
const listening = (server, then) => server.listen(0, '127.0.0.1', () => then(server.address().port))

if (process.send === undefined) {
  database.pragma('journal_mode = WAL')
  database.exec("CREATE TABLE IF NOT EXISTS documents (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT; INSERT OR REPLACE INTO documents VALUES ('one', '{}')")
  const worker = fork(import.meta.filename, [file])
  const server = createServer((_request, response) => response.end(database.prepare('SELECT body FROM documents').pluck().get()))
  listening(server, () => worker.once('message', (port) => console.log(port)))
  process.on('SIGINT', () => process.exit())
} else {
  const select = database.prepare('SELECT body FROM documents WHERE id = ?').pluck()
  listening(
    createServer((_request, response) => response.end(select.get('one'))),
    (port) => process.send(port),
  )
  process.on('disconnect', () => process.exit())
}
