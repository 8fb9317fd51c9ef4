import express from 'express'
import { helpingHeaders } from '@fourbox/wire'
import { refuse } from '../http-server/refuse.ts'
import { fourboxNeeds, type FourboxNeed } from './fourbox-needs.ts'
import type { GuardedPlane } from './guarded-plane.ts'

/** Our own operations, found by the router that will answer them. */
export const fourboxPlane: GuardedPlane = {
  ask: async (request, response) => {
    const need = await findNeed(request, response)
    if (!need) return undefined
    const { method, path, needs } = need
    return {
      action: `fourbox:${request.method}`,
      operation: `${method === 'all' ? request.method : method.toUpperCase()} /_fourbox${path}`,
      needs: typeof needs === 'function' ? needs(request.body) : needs,
      resource: () => request.path,
    }
  },
  refuse: (error, _request, response) => {
    response.set(helpingHeaders(error))
    refuse(response, 403, error.exception, error.message)
  },
}

const found = new WeakMap<express.Request, FourboxNeed>()

const router = routerOf(fourboxNeeds)

function routerOf(needs: readonly FourboxNeed[]): express.Router {
  const options = { caseSensitive: true, strict: true }
  const inner = express.Router(options)
  for (const need of needs) {
    inner[need.method](need.path, (request, _response, next) => {
      found.set(request, need)
      next('router')
    })
  }
  return express.Router(options).use('/_fourbox', inner)
}

function findNeed(request: express.Request, response: express.Response): Promise<FourboxNeed | undefined> {
  return new Promise((resolve, reject) => {
    // Whoever leaves a router says so with null.
    const done: express.NextFunction = (error?: unknown) => ((error ?? undefined) === undefined ? resolve(found.get(request)) : reject(error))
    router(request, response, done)
  })
}
