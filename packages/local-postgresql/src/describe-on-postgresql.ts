import { afterAll, beforeAll, describe } from 'vitest'
import { type LocalPostgresql, type LocalPostgresqlOptions, noPostgresql, startLocalPostgresql } from './local-postgresql.ts'

/**
 * Tests on a PostgreSQL of their own, which is started when the first of them runs; where none is installed they are skipped, and
 * their title says why.
 * @param options asked when it starts
 */
export function describeOnPostgresql(
  title: string,
  describeTests: (server: () => LocalPostgresql) => void,
  options: () => LocalPostgresqlOptions = () => ({}),
): void {
  describe.skipIf(noPostgresql !== undefined)(`${title}${noPostgresql === undefined ? '' : `: ${noPostgresql}`}`, () => {
    let started: LocalPostgresql | undefined
    beforeAll(async () => {
      started = await startLocalPostgresql(options())
    })
    afterAll(() => started?.stop())
    describeTests(() => {
      if (!started) throw new Error('PostgreSQL runs while tests do')
      return started
    })
  })
}
