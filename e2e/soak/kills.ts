import { rmSync } from 'node:fs'
import { killAmongWriters } from '../acknowledged-keys.ts'
import { startServer } from '../server.ts'

/** Kills a server again and again among four writers; whether nothing that was acknowledged is lost. */
export async function soakKills(times: number): Promise<boolean> {
  let server = await startServer()
  const lost: string[] = []
  let acknowledged = 0
  for (let count = 0; count < times; count++) {
    const after = await killAmongWriters(server, 10 + 7 * count)
    server = after.server
    acknowledged += after.acknowledged
    lost.push(...after.lost)
  }
  await server.stop()
  rmSync(server.dataFolder, { recursive: true, force: true })
  console.log(`${times} kills, ${acknowledged} acknowledged writes: ${lost.length === 0 ? 'none is lost.' : `lost are ${lost.join(', ')}`}`)
  return lost.length === 0
}
