import { describeOnPostgresql } from '@fourbox/local-postgresql'
import { expect, onTestFinished, test } from 'vitest'
import { openLine } from './line.ts'
import { startNode } from './nodes.ts'

describeOnPostgresql('a start whose PostgreSQL goes away', (postgresql) => {
  // What the control plane asks first, what it asks once the tables are there, and the first word of a worker.
  // Whoever waits for changes says that it lost the database where it notices that before the start does.
  const lost = /(?:[^\n]+ Trying again until it does\.\n)?/.source
  for (const moment of ['server_version_num', 'fourbox_documents_', 'synchronous_commit=off'])
    test(`at ${moment} ends with a line that says so, and no stack`, async () => {
      const line = await openLine(await postgresql().newAddress())
      onTestFinished(() => line.close())
      const cut = line.cutAt(moment)
      const ending = startNode('', {}, line).then(() => 'It is ready', String)
      await cut
      line.close()
      expect(await ending).toMatch(new RegExp(`^Error: The server ended before it was ready:\n${lost}[^\n]+\n$`))
    })
})
