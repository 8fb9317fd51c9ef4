import type express from 'express'
import { expect, test } from 'vitest'
import { AuditLog } from '../audit/audit-log.ts'
import { ServerClock } from '../clock/server-clock.ts'
import { allNodes } from '../all-nodes/all-nodes.ts'
import { DatabaseState } from '../nodes/database-state.ts'
import { fourboxApi } from '../fourbox-api/fourbox-api.ts'
import { signInRoutes } from '../sign-in/sign-in-routes.ts'
import { strictMode } from '../sign-in/strict-mode.ts'
import { trialStacks } from '../testing/trial-stacks.ts'
import { trialStore } from '../testing/trial-store.ts'
import { fourboxNeeds } from './fourbox-needs.ts'

test('every route below /_fourbox says whom it lets in, and nothing is said of one that there is not', async () => {
  const { context, stacks, lambdaContext } = await trialStacks()
  const { documents: stored, metrics, nodes } = await trialStore()
  const api = fourboxApi({
    ...context,
    metrics,
    database: new DatabaseState(),
    nodes: allNodes(context.dataPlane, nodes),
    stacks,
    clock: new ServerClock(),
    mayMoveClock: true,
    backUp: async () => undefined,
    userPools: { pools: [], local: new Map() },
    lambda: lambdaContext,
    petstoreDefinition: '',
    executeOrigin: 'http://localhost:4401',
    https: false,
    version: '0',
  })
  const strict = await strictMode({ documents: stored, configured: new Map(), secret: 'secret' })
  strict.close()
  const audit = new AuditLog({ documents: context.documents, now: Date.now, reportBug: context.reportBug })
  const { behindGate } = signInRoutes(strict, { admission: { hosts: new Set(), origins: new Set(), token: 'token' }, audit, newAddress: async () => '' })
  expect([...routesOf(api), ...routesOf(behindGate)].toSorted()).toEqual(fourboxNeeds.map(({ method, path }) => `${method} ${path}`).toSorted())
})

test('a template’s text is a developer’s to import; a path of the server’s own machine is an admin’s', () => {
  const row = fourboxNeeds.find(({ method, path }) => method === 'post' && path === '/stacks')
  const needs = (body: string) => (typeof row?.needs === 'function' ? row.needs(Buffer.from(body)) : undefined)
  expect(needs('{"template":"{}"}')).toBe('developer')
  for (const body of ['{"path":"/etc"}', '{"template":1,"path":"/etc"}', '{', '']) expect(needs(body)).toBe('admin')
})

function routesOf({ stack }: express.Router): readonly string[] {
  return stack.flatMap(({ route, handle }) => {
    if (route) return [route.path].flat().flatMap((path) => methodsOf(route).map((method) => `${method} ${path}`))
    return isRouter(handle) ? routesOf(handle) : []
  })
}

function methodsOf({ stack }: { readonly stack: readonly { readonly method: string | undefined }[] }): readonly string[] {
  return [...new Set(stack.map(({ method = 'all' }) => method))]
}

function isRouter(handle: unknown): handle is express.Router {
  return typeof handle === 'function' && 'stack' in handle
}
