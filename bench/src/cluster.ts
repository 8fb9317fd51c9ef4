import { noPostgresql, startLocalPostgresql } from '@fourbox/local-postgresql/server'
import { acknowledgedDeployment } from './cluster/acknowledged-deployment.ts'
import { againstEmbedded } from './cluster/against-embedded.ts'
import { callsByNodes } from './cluster/calls-by-nodes.ts'
import { durableWrites } from './cluster/durable-writes.ts'
import type { Bench } from './report.ts'

/** Nodes on a PostgreSQL of the system's packages, which waits for its disk as the real one does, and where one is installed on a Valkey. */
export const bench: Bench = async () => {
  if (noPostgresql !== undefined) {
    console.log(noPostgresql)
    return []
  }
  const postgresql = await startLocalPostgresql({ settings: { fsync: 'on' } })
  try {
    return [
      ...(await durableWrites(await postgresql.newAddress())),
      await acknowledgedDeployment(postgresql),
      ...(await callsByNodes(postgresql)),
      ...(await againstEmbedded(postgresql)),
    ]
  } finally {
    await postgresql.stop()
  }
}
