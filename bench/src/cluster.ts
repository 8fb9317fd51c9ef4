import { noPostgresql, startLocalPostgresql } from '@fourbox/local-postgresql/server'
import { acknowledgedDeployment } from './cluster/acknowledged-deployment.ts'
import { callsByNodes } from './cluster/calls-by-nodes.ts'
import { durableWrites } from './cluster/durable-writes.ts'
import type { Bench } from './report.ts'

/** Nodes on a PostgreSQL of the system's packages, which waits for its disk as the real one does. */
export const bench: Bench = async () => {
  if (noPostgresql !== undefined) {
    console.log(noPostgresql)
    return []
  }
  const postgresql = await startLocalPostgresql({ settings: { fsync: 'on' } })
  try {
    return [...(await durableWrites(await postgresql.newAddress())), await acknowledgedDeployment(postgresql), ...(await callsByNodes(postgresql))]
  } finally {
    await postgresql.stop()
  }
}
