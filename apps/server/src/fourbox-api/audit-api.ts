import type { Documents } from '@fourbox/store'
import express from 'express'
import { readAudit, type AuditQuery } from '../audit/read-audit.ts'

const usualLimit = 100
const mostAtOnce = 1000

/** Who did what, below `/_fourbox/audit`; `user`, `about`, `from` and `until` narrow it, `after` and `limit` are of its pages. */
export function auditApi({ documents }: { readonly documents: Documents }): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.get('/audit', async (request, response) => {
    const query = readQuery(request.query)
    if (query) response.json(await readAudit(documents, query))
    else response.status(400).json({ message: `from and until are milliseconds since 1970, limit is a whole number from 1 to ${mostAtOnce}` })
  })
  return router
}

function readQuery(sent: express.Request['query']): AuditQuery | undefined {
  const text = (name: string) => (typeof sent[name] === 'string' && sent[name] !== '' ? sent[name] : undefined)
  const [user, about, after] = [text('user'), text('about'), text('after')]
  const [from, until, limit = usualLimit] = ['from', 'until', 'limit'].map((name) => (text(name) === undefined ? undefined : Number(text(name))))
  if ([from, until, limit].some((number) => number !== undefined && !Number.isSafeInteger(number)) || limit < 1 || limit > mostAtOnce) return undefined
  return {
    ...(user !== undefined && { user }),
    ...(about !== undefined && { about }),
    ...(after !== undefined && { after }),
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    limit,
  }
}
